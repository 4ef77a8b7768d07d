package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;

import org.threadline.outbound.OutgoingText;

/**
 * A text that one replica has taken.
 *
 * @param startsAt when its request starts, on the database's clock
 * @param latest how late it may start; when it would be later, it must not start
 */
record ClaimedText(OutgoingText text, Instant startsAt, Duration latest) {}
