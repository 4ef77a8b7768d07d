package org.threadline.brand;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * What a brand promises and allows.
 *
 * @param expectedReplyMinutes the wait that an acknowledgement states within opening hours, in minutes
 * @param cartReminderAfter how long a cart rests before it is reminded, ISO 8601 ({@code PT45M}); null: the
 *     installation's setting {@code threadline.carts.reminder-after}
 */
public record Policies(
        @Min(1) @Max(1440) Integer expectedReplyMinutes,
        @DurationMin(seconds = 1) @DurationMax(hours = 47) Duration cartReminderAfter) {

    public static final Policies USUAL = new Policies(null, null);
    private static final int USUAL_REPLY_MINUTES = 15;

    public Policies {
        expectedReplyMinutes = expectedReplyMinutes == null ? USUAL_REPLY_MINUTES : expectedReplyMinutes;
    }

    public Optional<Duration> ownCartReminderWait() {
        return Optional.ofNullable(cartReminderAfter);
    }
}
