package org.threadline.message;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** How far a message has come, which only ever grows, and what was decided about it last. */
@Embeddable
class Standing {

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Status status;

    @Column(name = "status_rank", nullable = false)
    private int statusRank;

    @Column(name = "error_code")
    private String errorCode;

    private String decision;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected Standing() {}

    Standing(Status first) {
        become(first);
    }

    /**
     * Comes as far as the news says, never back.
     *
     * @param newsErrorCode the carrier's, or null; what was known of the error before stays known
     * @return false when the news is late or repeated, and changes nothing
     */
    boolean advanceTo(Status news, String newsErrorCode) {
        if (news.rank() <= statusRank) {
            return false;
        }
        become(news);
        errorCode = newsErrorCode == null ? errorCode : newsErrorCode;
        return true;
    }

    /** The one way back: it was certainly not processed. */
    void waitAgain(String why, Instant at) {
        if (status != Status.SENDING) {
            throw new IllegalStateException("only what is being sent can go back to the queue");
        }
        become(Status.QUEUED);
        decide(why, at);
    }

    void decide(String reason, Instant at) {
        decision = reason;
        decidedAt = at;
    }

    /** By us, that is; a failure that the carrier told of has its code. */
    boolean isTakenForNotSent() {
        return status == Status.FAILED
                && errorCode == null
                && decision != null
                && (decision.startsWith("not-sent:") || decision.startsWith("unknown:"));
    }

    private void become(Status next) {
        status = next;
        statusRank = next.rank();
    }

    Status status() {
        return status;
    }

    String errorCode() {
        return errorCode;
    }

    String decision() {
        return decision;
    }

    Instant decidedAt() {
        return decidedAt;
    }
}
