package org.threadline.message;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.threadline.value.Ids;

/**
 * A message's place among those that say the same because the one before has failed.
 *
 * @param of the one before, or null for the first
 * @param number how many have failed before
 */
@Embeddable
public record Retry(
        @Column(name = "retry_of", updatable = false) UUID of,

        @Column(name = "retry_number", nullable = false, updatable = false)
        int number) {

    static final Retry NONE = new Retry(null, 0);

    /**
     * A text with the same words, because this one has failed for a reason that passes.
     *
     * @param expiresAt pointless after, or null
     */
    public static Message again(Message failed, Instant dueAt, Instant expiresAt, Instant now) {
        var draft = new Draft(
                Ids.next(),
                failed.brand(),
                failed.customerId(),
                failed.threadId(),
                failed.kind(),
                failed.origin().purpose(),
                failed.words(),
                failed.sender(),
                failed.origin().template(),
                failed.origin().author(),
                failed.origin().subject(),
                dueAt,
                expiresAt);
        return Message.queued(draft, new Retry(failed.id(), failed.retry().number() + 1), now);
    }
}
