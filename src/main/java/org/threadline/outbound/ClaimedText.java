package org.threadline.outbound;

import java.time.Instant;

/**
 * A text that one replica has taken.
 *
 * @param startsAt when its request starts, on the database's clock
 */
record ClaimedText(OutgoingText text, Instant startsAt) {}
