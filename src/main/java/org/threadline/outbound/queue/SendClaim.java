package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one look at the queue has brought.
 *
 * @param decidedAt when its slots were given, on the database's clock
 * @param again when a number that was served has room for more, counted from then; a long time when there is none
 */
record SendClaim(List<ClaimedText> texts, Instant decidedAt, Duration again) {

    static final SendClaim NOTHING = new SendClaim(List.of(), Instant.MAX, Duration.ofDays(1));
}
