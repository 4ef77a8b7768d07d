package org.threadline.reporting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How fast people were helped, and beside it how well: never the one without the other. Figures that do not exist, such
 * as the median of nothing, are null.
 *
 * @param from the first day, in the brand's time zone
 * @param to the last day
 * @param percentiles how exact they are
 * @param notMeasured figures that are null because nobody measures them yet
 */
@Schema(name = "ServiceReport")
record ServiceReport(
        @Schema(examples = "acme") String brand,
        @Schema(examples = "2030-01-01") LocalDate from,
        @Schema(examples = "2030-01-31") LocalDate to,

        @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                examples = "America/New_York")
        ZoneId timeZone,

        Speed acknowledgement,
        Responses firstResponse,
        Responses nextResponse,
        Speed resolution,
        Quality quality,
        Now now,

        @Schema(examples = "nearest rank over every wait, in milliseconds")
        String percentiles,

        List<String> notMeasured) {

    static final String PERCENTILES = "nearest rank over every wait, in milliseconds";

    static final List<String> NOT_MEASURED = List.of("quality.csat", "quality.nps", "quality.ces");

    /** How long something took: half of them at most {@code p50Seconds}, nine of ten at most {@code p90Seconds}. */
    @Schema(name = "ServiceSpeed")
    record Speed(
            @Schema(examples = "120") long count,
            @Schema(nullable = true, examples = "2.25") Double p50Seconds,
            @Schema(nullable = true, examples = "5.5") Double p90Seconds) {}

    /**
     * How soon people answered, in opening hours. An acknowledgement is no answer.
     *
     * @param withinBenchmark share of the answers that came in time
     * @param breached answers that came too late
     * @param unanswered threads that were resolved although nobody had answered; they are in none of the other figures
     */
    @Schema(name = "ServiceResponses")
    record Responses(
            @Schema(examples = "100") long count,
            @Schema(nullable = true, examples = "312.5") Double p50Seconds,
            @Schema(nullable = true, examples = "840") Double p90Seconds,
            @Schema(nullable = true, examples = "0.93") Double withinBenchmark,
            @Schema(examples = "7") long breached,
            @Schema(examples = "3") long unanswered) {}

    /**
     * What the speed was worth.
     *
     * @param resolved how often threads were resolved
     * @param reopenRate share of those that were reopened since
     * @param firstContactResolution share of first contacts after which the customer did not come back in time
     * @param firstContacts first contacts of which that is known
     * @param firstContactsUndecided those that may still come back in time; they are not in the share
     * @param firstContactDays the time in which a return counts, as the brand has it now
     */
    @Schema(name = "ServiceQuality")
    record Quality(
            @Schema(examples = "80") long resolved,
            @Schema(nullable = true, examples = "0.05") Double reopenRate,
            @Schema(nullable = true, examples = "0.9") Double firstContactResolution,
            @Schema(examples = "60") long firstContacts,
            @Schema(examples = "12") long firstContactsUndecided,
            @Schema(examples = "7") int firstContactDays,

            @Schema(nullable = true, description = "Not measured yet")
            Double csat,

            @Schema(nullable = true, description = "Not measured yet")
            Double nps,

            @Schema(nullable = true, description = "Not measured yet")
            Double ces) {}

    /** Who waits for a person at this moment, whatever the days: what has no end yet is in no percentile. */
    @Schema(name = "ServiceNow")
    record Now(
            @Schema(examples = "4") long waiting,
            @Schema(examples = "1") long overdue) {}
}
