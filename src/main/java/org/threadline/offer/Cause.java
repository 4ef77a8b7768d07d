package org.threadline.offer;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What a voucher is for.
 *
 * @param threadId the conversation in which it is given, or null
 * @param orderId the order that it is about, or null
 * @param incidentId what befell the order, or null
 */
@Embeddable
record Cause(
        @Enumerated(EnumType.STRING) @Column(nullable = false, updatable = false)
        Voucher.Origin origin,

        @Column(name = "thread_id", updatable = false) UUID threadId,
        @Column(name = "order_id", updatable = false) String orderId,
        @Column(name = "incident_id", updatable = false) String incidentId) {

    static Cause of(Gesture gesture) {
        return new Cause(Voucher.Origin.GOODWILL, gesture.threadId(), gesture.orderId(), null);
    }

    /** @param threadId in which somebody waits for longer than they were told */
    static Cause ofWait(UUID threadId) {
        return new Cause(Voucher.Origin.PROMISE, threadId, null, null);
    }

    static Cause of(DelayOffers.Delay delay) {
        return new Cause(Voucher.Origin.DELAY, null, delay.orderId(), delay.incidentId());
    }
}
