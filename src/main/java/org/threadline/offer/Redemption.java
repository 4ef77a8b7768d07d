package org.threadline.offer;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What a code was used for.
 *
 * @param at when the order was placed, as the shop says
 * @param orderId null once the customer was erased
 */
@Embeddable
record Redemption(
        @Column(name = "redeemed_at") Instant at,
        @Column(name = "redeemed_order_id") String orderId) {}
