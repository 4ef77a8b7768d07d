package org.threadline.security.rate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.security.Caller;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/** Keeps one token from taking a replica for itself: a script that runs wild, not a person. */
@ApplicationScoped
class RateLimit {

    private final RateLimitConfig config;
    private final Caller caller;
    private final Clock clock;
    private final Counter refused;
    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();

    RateLimit(RateLimitConfig config, Caller caller, Clock clock, MeterRegistry registry) {
        this.config = config;
        this.caller = caller;
        this.clock = clock;
        this.refused = registry.counter("threadline.calls.too.many");
    }

    /** @throws TooManyCalls when the caller has had what there is */
    void count() {
        Duration wait = allowances.computeIfAbsent(caller.id(), this::allowance).take(clock.instant());
        if (!wait.isZero()) {
            refused.increment();
            throw new TooManyCalls(wait);
        }
    }

    private Allowance allowance(String subject) {
        RateLimitConfig.Own own = config.subjects().get(subject);
        return own == null
                ? new Allowance(config.perSecond(), config.burst())
                : new Allowance(own.perSecond(), own.burst());
    }

    @Scheduled(every = "1m")
    void forgetTheQuiet() {
        Instant now = clock.instant();
        allowances.values().removeIf(allowance -> allowance.isWhole(now));
    }
}
