package org.threadline.events.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How many look on, who was dropped, and how far this replica is behind. */
@ApplicationScoped
class LiveMeters {

    private final Counter dropped;
    private final Timer delay;
    private final AtomicInteger open;
    private volatile Instant lastLook;

    LiveMeters(Clock clock, MeterRegistry registry) {
        this.dropped = registry.counter("threadline.live.dropped");
        this.delay = registry.timer("threadline.live.delay");
        this.open = registry.gauge("threadline.live.streams", new AtomicInteger());
        this.lastLook = clock.instant();
        Gauge.builder(
                        "threadline.live.behind.seconds",
                        () -> Duration.between(lastLook, clock.instant()).toSeconds())
                .register(registry);
    }

    void open(int streams) {
        open.set(streams);
    }

    void dropped() {
        dropped.increment();
    }

    void told(LiveEvent event, Instant now) {
        delay.record(Duration.between(event.createdAt(), now));
    }

    /** Everything that was in line at this moment has been told. */
    void caughtUp(Instant now) {
        lastLook = now;
    }
}
