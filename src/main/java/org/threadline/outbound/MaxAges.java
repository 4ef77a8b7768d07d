package org.threadline.outbound;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.value.Kind;

/** Until when a text has a reason to be sent. Every text has such a moment. */
@ApplicationScoped
class MaxAges {

    private final MaxAgeConfig config;

    MaxAges(MaxAgeConfig config) {
        this.config = config;
    }

    /** @param wanted what the author of the text says, or null; what is earlier counts */
    Instant expiry(Kind kind, Instant dueAt, Instant wanted) {
        Instant latest = dueAt.plus(of(kind));
        return wanted == null || wanted.isAfter(latest) ? latest : wanted;
    }

    private Duration of(Kind kind) {
        return switch (kind) {
            case ACK -> config.acknowledgement();
            case SYSTEM -> config.keywordAnswer();
            case AGENT -> config.agent();
            case ORDER_UPDATE, DELAY_APOLOGY -> config.orderNews();
            case SURVEY -> config.survey();
            case FOLLOW_UP -> config.followUp();
            case STILL_ON_IT -> config.stillOnIt();
            case CART_REMINDER -> config.cartReminder();
            case CUSTOMER -> throw new IllegalArgumentException("customers' texts are not sent");
        };
    }
}
