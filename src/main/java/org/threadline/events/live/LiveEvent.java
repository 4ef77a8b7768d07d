package org.threadline.events.live;

import java.time.Instant;

/**
 * An event that has its place in the line.
 *
 * @param event the CloudEvent, as the topic has it
 */
record LiveEvent(long position, String brand, String type, String event, Instant createdAt) {}
