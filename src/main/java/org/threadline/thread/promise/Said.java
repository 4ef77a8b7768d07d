package org.threadline.thread.promise;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.threadline.thread.Acknowledgements;

/**
 * What a customer was told.
 *
 * @param messageId the acknowledgement
 * @param words its words for the wait
 * @param dueAt what they come to
 */
@Embeddable
record Said(
        @Column(name = "message_id", nullable = false, updatable = false)
        UUID messageId,

        @Column(name = "said", nullable = false, updatable = false)
        String words,

        @Column(name = "made_at", nullable = false, updatable = false)
        Instant madeAt,

        @Column(name = "due_at", nullable = false, updatable = false)
        Instant dueAt) {

    static Said of(Acknowledgements.Promised made) {
        return new Said(
                made.acknowledgement().id(), made.said(), made.acknowledgement().createdAt(), made.until());
    }
}
