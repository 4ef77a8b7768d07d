package org.threadline.thread.promise;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import org.threadline.brand.Brand;
import org.threadline.consent.Consent;
import org.threadline.consent.Purpose;
import org.threadline.message.Message;
import org.threadline.thread.Acknowledgements;
import org.threadline.thread.ThreadFact;
import org.threadline.value.Kind;

/** Writes down what acknowledgements promise, and when nobody waits for it any more. */
@ApplicationScoped
class PromisesKept {

    private final Event<Promise.Settled> settled;
    private final Clock clock;

    PromisesKept(Event<Promise.Settled> settled, Clock clock) {
        this.settled = settled;
        this.clock = clock;
    }

    /** A conversation that is acknowledged anew has one promise, the new one. */
    void promised(@Observes Acknowledgements.Promised promised) {
        var thread = promised.thread();
        end(
                thread.brand(),
                thread.customerId(),
                promise -> promise.isOf(thread.id()),
                promised.acknowledgement().createdAt());
        new Promise(promised).persist();
    }

    /** Only what an agent writes keeps it; a text that is sent once more is no new answer. */
    void said(@Observes Message.Queued queued) {
        Message message = Message.findById(queued.messageId());
        if (message.kind() != Kind.AGENT
                || message.threadId() == null
                || message.retry().of() != null) {
            return;
        }
        ZoneId zone = zone(message.brand());
        KnownPromises.awaited(message.customerId()).stream()
                .filter(promise -> promise.isOf(message.threadId()))
                .filter(promise -> promise.answered(message.createdAt(), zone))
                .forEach(this::tell);
    }

    void acted(@Observes ThreadFact fact) {
        if (fact instanceof ThreadFact.Resolved) {
            var thread = fact.thread();
            end(thread.brand(), thread.customerId(), promise -> promise.isOf(thread.id()), thread.resolvedAt());
        }
    }

    /** Nobody may answer any more. */
    void changed(@Observes Consent.Changed changed) {
        if (changed.purpose() == Purpose.SUPPORT && !changed.granted()) {
            end(changed.brand(), changed.customerId(), promise -> true, clock.instant());
        }
    }

    private void end(String brand, UUID customer, Predicate<Promise> which, Instant at) {
        ZoneId zone = zone(brand);
        KnownPromises.awaited(customer).stream()
                .filter(which)
                .filter(promise -> promise.over(at, zone))
                .forEach(this::tell);
    }

    private void tell(Promise promise) {
        settled.fire(new Promise.Settled(promise.outcome()));
    }

    private static ZoneId zone(String brand) {
        return Brand.withKey(brand).orElseThrow().timeZone();
    }
}
