package org.threadline.events.outbox;

import java.util.UUID;

import org.threadline.events.EventType;

/**
 * Something that has just become so.
 *
 * @param customerId whose it is; one customer's events are published in order
 * @param subject what it is about: a message, a thread, the customer
 * @param data written as JSON
 */
public record Fact(EventType type, String brand, UUID customerId, UUID subject, Object data) {}
