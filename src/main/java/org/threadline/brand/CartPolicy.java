package org.threadline.brand;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a brand reminds of carts, and how it counts what that brings.
 *
 * @param holdOutPercent the share of customers who are never reminded, so that it can be seen what reminders bring; 0
 *     when left out
 * @param oneReminderPerDays a customer is reminded once in so many days, of however many carts; 0: of each cart; null:
 *     the installation's setting {@code threadline.carts.one-reminder-per}
 * @param countedForDays an order counts for a reminder when it is placed within so many days after it; 3 when left out
 */
@Schema(name = "CartPolicy", description = "How carts are reminded, and how what that brings is counted")
public record CartPolicy(
        @Min(0) @Max(50) @Schema(description = "Share of customers who are never reminded, for comparison", examples = "10")
        Integer holdOutPercent,

        @Min(0) @Max(90) @Schema(
                nullable = true,
                description = "One reminder in so many days, of however many carts; the installation's when left out",
                examples = "7")
        Integer oneReminderPerDays,

        @Min(1) @Max(30) @Schema(description = "Days within which an order counts for a reminder", examples = "3")
        Integer countedForDays) {

    private static final int USUAL_DAYS = 3;

    public static final CartPolicy USUAL = new CartPolicy(null, null, null);

    public CartPolicy {
        holdOutPercent = holdOutPercent == null ? Integer.valueOf(0) : holdOutPercent;
        countedForDays = countedForDays == null ? Integer.valueOf(USUAL_DAYS) : countedForDays;
    }

    /** The time in which a customer is reminded once, where the brand has its own. */
    public Optional<Duration> ownReminderPer() {
        return Optional.ofNullable(oneReminderPerDays).map(Duration::ofDays);
    }

    /** How long after a reminder an order still counts for it. */
    public Duration counted() {
        return Duration.ofDays(countedForDays);
    }
}
