package org.threadline.value;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a message is, and with it how urgent: lower lanes are sent first. */
@Schema(name = "MessageKind")
public enum Kind {
    CUSTOMER(Lane.NONE),
    ACK(Lane.ACKNOWLEDGEMENT),
    /** Answers to STOP, START and HELP, and the thank-you for a score. */
    SYSTEM(Lane.ACKNOWLEDGEMENT),
    AGENT(Lane.AGENT),
    ORDER_UPDATE(Lane.TRANSACTIONAL),
    DELAY_APOLOGY(Lane.TRANSACTIONAL),
    SURVEY(Lane.TRANSACTIONAL),
    /** Says that the answer takes longer than was promised. */
    STILL_ON_IT(Lane.TRANSACTIONAL),
    FOLLOW_UP(Lane.MARKETING),
    CART_REMINDER(Lane.MARKETING);

    /** The order in which waiting texts leave. */
    public enum Lane {
        ACKNOWLEDGEMENT,
        AGENT,
        TRANSACTIONAL,
        MARKETING,
        NONE
    }

    private final Lane lane;

    Kind(Lane lane) {
        this.lane = lane;
    }

    public Lane lane() {
        return lane;
    }
}
