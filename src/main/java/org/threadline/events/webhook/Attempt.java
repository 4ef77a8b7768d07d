package org.threadline.events.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One request that is about to be made.
 *
 * @param secrets each signs
 * @param body the event, as the topic has it
 * @param number of this attempt, from one
 */
record Attempt(
        UUID webhookId, UUID eventId, String url, List<String> secrets, String body, int number, Instant firstTried) {}
