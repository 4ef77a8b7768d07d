package org.threadline.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.micrometer.core.instrument.MeterRegistry;

/** What has become of the events that came in, and how long that took. */
@ApplicationScoped
class EventMeters {

    private final MeterRegistry registry;
    private final Clock clock;

    EventMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void batch(int records) {
        registry.summary("threadline.events.batch").record(records);
    }

    /** An event was stored; its delay is the time since the broker had it, on this machine's clock. */
    void taken(ConsumerRecord<String, byte[]> record) {
        count("taken", 1);
        Duration delay = Duration.between(Instant.ofEpochMilli(record.timestamp()), clock.instant());
        registry.timer("threadline.events.delay").record(delay.isNegative() ? Duration.ZERO : delay);
    }

    void duplicate() {
        count("duplicate", 1);
    }

    void deadLetters(int letters) {
        count("dead-letter", letters);
    }

    private void count(String result, int times) {
        registry.counter("threadline.events.in", "result", result).increment(times);
    }
}
