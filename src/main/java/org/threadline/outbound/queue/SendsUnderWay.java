package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Texts that were claimed before somebody said STOP. Nothing more is claimed after that was committed, but what was may
 * still be about to start; the STOP is not answered before.
 */
@ApplicationScoped
public class SendsUnderWay {

    /** A request that has not begun so long after its slot never will: whoever claimed it missed the slot or died. */
    private static final Duration CERTAIN = Duration.ofSeconds(2);

    private static final long LOOK_AGAIN_MILLIS = 20;

    private final Session entities;
    private final StoreClock storeClock;

    SendsUnderWay(Session entities, StoreClock storeClock) {
        this.entities = entities;
        this.storeClock = storeClock;
    }

    /**
     * Returns when no request to this customer can start any more that was claimed before now: when its outcome is
     * written down, or its slot is long over. A few seconds at most, and at once when nothing is on its way. To be called
     * outside a transaction, after the withdrawal was committed.
     */
    public void awaitStarted(UUID customer) {
        while (mayStart(customer)) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean mayStart(UUID customer) {
        Instant over = storeClock.now().minus(CERTAIN);
        return QuarkusTransaction.requiringNew().call(() -> slots(customer)).stream()
                .anyMatch(slot -> slot.isAfter(over));
    }

    private List<Instant> slots(UUID customer) {
        // The answer to the STOP itself is allowed.
        return entities.createNativeQuery("""
                        select starts_at from message
                        where customer_id = :customer and status = 'SENDING' and kind <> 'SYSTEM'
                          and starts_at is not null""", Instant.class)
                .setParameter("customer", customer)
                .getResultList();
    }
}
