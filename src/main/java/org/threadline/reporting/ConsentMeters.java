package org.threadline.reporting;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.consent.Consent;
import org.threadline.consent.Evidence;
import org.threadline.security.wall.AsMachine;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/** Who leaves and who comes back, and how many requests for no more texts nobody has read yet. */
@ApplicationScoped
@AsMachine
class ConsentMeters {

    /** Shops name their own sources, as many as they like; a metric must not grow with them. */
    private static final Set<String> KNOWN = Set.of(Evidence.KEYWORD, Evidence.CARRIER, Evidence.AGENT);

    private final Session entities;
    private final MeterRegistry registry;
    private final AtomicLong requests;

    ConsentMeters(Session entities, MeterRegistry registry) {
        this.entities = entities;
        this.registry = registry;
        this.requests = registry.gauge("threadline.opt.out.requests.open", new AtomicLong());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Consent.Changed changed) {
        registry.counter(
                        changed.granted() ? "threadline.opt.ins" : "threadline.opt.outs",
                        "purpose",
                        changed.purpose().name().toLowerCase(Locale.ROOT),
                        "source",
                        KNOWN.contains(changed.source()) ? changed.source() : "other")
                .increment();
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        requests.set(
                entities.createNativeQuery("select count(*) from opt_out_request where settled_at is null", Long.class)
                        .getSingleResult());
    }
}
