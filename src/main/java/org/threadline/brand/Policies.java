package org.threadline.brand;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What a brand promises and allows. What it leaves out is as the installation has it.
 *
 * @param expectedReplyMinutes the wait that an acknowledgement states within opening hours, in minutes
 * @param cartReminderAfter how long a cart rests before it is reminded, ISO 8601 ({@code PT45M}); null: the
 *     installation's setting {@code threadline.carts.reminder-after}
 * @param quietHours the brand's own quiet hours, beside those of the installation; null: none of its own
 * @param frequencyCaps stand instead of the installation's, an empty list too; null: the installation's
 * @param countries ISO codes of the countries that may be texted; null: the installation's, else those of the senders
 * @param dailySegments how many segments may leave in a day of the brand before automatic texts wait for the next;
 *     null: as many as there are
 * @param keepMessagesFor how long texts keep their words and pictures, ISO 8601 ({@code P2Y}, {@code P90D}); null: for
 *     good
 * @param keepCustomersFor how long after the last text, event or change a customer is erased; null: never
 * @param reopenWithin how long after the end of a thread a text of its customer still reopens it, ISO 8601; after that,
 *     or at once when zero, a text begins a new thread
 * @param benchmarks how soon people answer; 15 minutes of opening hours when left out
 * @param routing how threads come to agents, and in which order
 * @param latitude how much people may give away as a gesture without asking
 * @param delays what is offered with the apology for a delay; nothing when left out
 * @param deliveries how much of a delivery customers hear of, and which links they are sent
 * @param surveys what customers are asked when something is over
 * @param carts how carts are reminded, and how what that brings is counted
 * @param promises what acknowledgements say of the wait, and what is said when it has passed
 * @param orderChanges what customers may change of an order by text; nothing when left out
 * @param automation how many automatic texts in a row a customer gets before what sells or asks waits
 */
public record Policies(
        @Min(1) @Max(1440) Integer expectedReplyMinutes,

        @Schema(nullable = true) @DurationMin(seconds = 1) @DurationMax(hours = 47)
        Duration cartReminderAfter,

        @Valid @Schema(nullable = true, description = "Beside the installation's own, never instead of them")
        QuietHours quietHours,

        @Size(max = 10) @Schema(nullable = true, description = "Instead of the installation's, an empty list too")
        List<@NotNull @Valid FrequencyCap> frequencyCaps,

        @Size(min = 1, max = 250) @Schema(
                nullable = true,
                description = "ISO codes of the countries that may be texted",
                examples = "[\"US\",\"CA\"]")
        List<@NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters, such as US") String>
                countries,

        @Min(1) @Max(100_000_000) @Schema(
                nullable = true,
                description = "Segments a day, then automatic texts wait for the next",
                examples = "20000")
        Integer dailySegments,

        @Schema(
                nullable = true,
                type = SchemaType.STRING,
                description = "How long texts keep their words, ISO 8601 in days or more; for good when left out",
                examples = "P2Y")
        Period keepMessagesFor,

        @Schema(
                nullable = true,
                type = SchemaType.STRING,
                description = "How long a customer is kept after the last sign of life; for good when left out",
                examples = "P3Y")
        Period keepCustomersFor,

        @DurationMin(seconds = 0)
        @DurationMax(days = 30)
        @Schema(
                nullable = true,
                type = SchemaType.STRING,
                description = "How long after its end a text reopens a thread; PT0S: never",
                examples = "PT24H")
        Duration reopenWithin,

        @Valid @Schema(description = "How soon a person answers, and what counts as solved")
        Benchmarks benchmarks,

        @Valid Routing routing,
        @Valid Latitude latitude,

        @Valid @Schema(description = "What is offered with the apology for a delay; nothing when left out")
        Delays delays,

        @Valid Deliveries deliveries,
        @Valid Asking surveys,

        @Valid CartPolicy carts,
        @Valid Promises promises,
        @Valid Automation automation,
        @Valid OrderChanges orderChanges) {

    public static final Policies USUAL = new Policies(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null);
    private static final long MOST_MONTHS = 1200;
    private static final int USUAL_REPLY_MINUTES = 15;
    private static final Duration USUAL_REOPEN_WINDOW = Duration.ofDays(1);

    public Policies {
        expectedReplyMinutes = expectedReplyMinutes == null ? USUAL_REPLY_MINUTES : expectedReplyMinutes;
        reopenWithin = reopenWithin == null ? USUAL_REOPEN_WINDOW : reopenWithin;
        benchmarks = benchmarks == null ? Benchmarks.USUAL : benchmarks;
        routing = routing == null ? Routing.USUAL : routing;
        latitude = latitude == null ? Latitude.USUAL : latitude;
        delays = delays == null ? Delays.USUAL : delays;
        deliveries = deliveries == null ? Deliveries.USUAL : deliveries;
        surveys = surveys == null ? Asking.USUAL : surveys;
        carts = carts == null ? CartPolicy.USUAL : carts;
        promises = promises == null ? Promises.USUAL : promises;
        automation = automation == null ? Automation.USUAL : automation;
        orderChanges = orderChanges == null ? OrderChanges.NONE : orderChanges;
    }

    @JsonIgnore
    @AssertTrue(message = "keepMessagesFor and keepCustomersFor must be between a day and a hundred years") public boolean isKeptForAWhile() {
        return Stream.of(Optional.ofNullable(keepMessagesFor), Optional.ofNullable(keepCustomersFor))
                .flatMap(Optional::stream)
                .allMatch(Policies::isAWhile);
    }

    private static boolean isAWhile(Period period) {
        return !period.isNegative()
                && !period.isZero()
                && period.toTotalMonths() + period.getDays() / 28 <= MOST_MONTHS;
    }

    public Optional<Duration> ownCartReminderWait() {
        return Optional.ofNullable(cartReminderAfter);
    }
}
