package org.threadline.events.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.events.WorkLoop;
import org.threadline.events.outbox.OutboxSlots.Held;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Empties the outbox into the topic. Any number of replicas may do so at once. */
@ApplicationScoped
class OutboxJob {

    private final OutboxSlots slots;
    private final EventTopic topic;
    private final OutboxConfig config;
    private final WorkLoop loop;

    OutboxJob(OutboxSlots slots, EventTopic topic, OutboxConfig config) {
        this.slots = slots;
        this.topic = topic;
        this.config = config;
        this.loop = new WorkLoop("events-out", config.poll(), this::publishWaiting);
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Added added) {
        loop.wake();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        loop.stop();
        topic.close();
    }

    /** @return whether there may be more; not so when the broker has taken nothing, which is a reason to wait */
    boolean publishWaiting() throws InterruptedException {
        Optional<Held> held = slots.claim();
        return held.isPresent() && publish(held.get());
    }

    private boolean publish(Held held) throws InterruptedException {
        Set<UUID> published = Set.of();
        try {
            published = topic.publisher().publish(held.events(), lastRound(held));
        } finally {
            slots.release(held, published);
        }
        return !published.isEmpty();
    }

    /** What is sent must be settled before the lease ends, or the next holder could send beside us. */
    private Instant lastRound(Held held) {
        return held.until().minus(config.acknowledgement().multipliedBy(2));
    }
}
