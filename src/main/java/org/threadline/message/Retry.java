package org.threadline.message;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

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

    static Retry after(Message failed) {
        return new Retry(failed.id(), failed.retry().number() + 1);
    }
}
