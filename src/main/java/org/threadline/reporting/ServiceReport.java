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
 * @param notMeasured figures that are null because the brand asks no such question
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
        Promises promises,
        Automation automation,
        Quality quality,
        Surveys surveys,
        Now now,

        @Schema(examples = "nearest rank over every wait, in milliseconds")
        String percentiles,

        List<String> notMeasured) {

    static final String PERCENTILES = "nearest rank over every wait, in milliseconds";

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
     * What acknowledgements have told customers to expect, on the days on which that was decided.
     *
     * @param kept a person answered by then
     * @param broken nobody had
     * @param share kept, of both
     */
    @Schema(name = "ServicePromises")
    record Promises(
            @Schema(examples = "90") long kept,
            @Schema(examples = "10") long broken,
            @Schema(nullable = true, examples = "0.9") Double share) {}

    /**
     * How much of what customers read was said by the machine.
     *
     * @param texts that have left on these days
     * @param automated those that no person has written
     * @param share of them
     * @param longestRun so many in a row went to one customer, and no word of theirs or of a person was between them
     * @param replies texts that people have sent
     * @param unedited of them those that are a saved reply, word for word
     * @param uneditedShare of the replies
     */
    @Schema(name = "ServiceAutomation")
    record Automation(
            @Schema(examples = "500") long texts,
            @Schema(examples = "350") long automated,
            @Schema(nullable = true, examples = "0.7") Double share,
            @Schema(examples = "5") long longestRun,
            @Schema(examples = "150") long replies,
            @Schema(examples = "30") long unedited,
            @Schema(nullable = true, examples = "0.2") Double uneditedShare) {}

    /**
     * What the speed was worth.
     *
     * @param resolved how often threads were resolved
     * @param resolvedPerHour of opening hours that have passed
     * @param reopenRate share of those that were reopened since
     * @param firstContactResolution share of first contacts after which the customer did not come back in time
     * @param firstContacts first contacts of which that is known
     * @param firstContactsUndecided those that may still come back in time; they are not in the share
     * @param firstContactDays the time in which a return counts, as the brand has it now
     * @param csat share of the answers that are 4 or 5
     * @param nps share of promoters (9 and 10) less that of detractors (up to 6), from -100 to 100
     * @param ces mean, from 1 (hard) to 5 (easy)
     */
    @Schema(name = "ServiceQuality")
    record Quality(
            @Schema(examples = "80") long resolved,
            @Schema(nullable = true, examples = "0.5") Double resolvedPerHour,
            @Schema(nullable = true, examples = "0.05") Double reopenRate,
            @Schema(nullable = true, examples = "0.9") Double firstContactResolution,
            @Schema(examples = "60") long firstContacts,
            @Schema(examples = "12") long firstContactsUndecided,
            @Schema(examples = "7") int firstContactDays,

            @Schema(nullable = true, description = "Share of satisfied customers (4 and 5)", examples = "0.87")
            Double csat,

            @Schema(nullable = true, description = "Promoters less detractors, -100 to 100", examples = "42.5")
            Double nps,

            @Schema(nullable = true, description = "Mean of 1 (hard) to 5 (easy)", examples = "4.1")
            Double ces) {}

    /** How many answers stand behind the figures of quality: by the days on which the questions left. */
    @Schema(name = "ServiceSurveys")
    record Surveys(Answers csat, Answers nps, Answers ces) {}

    /**
     * @param asked questions that the carrier has taken and that did arrive, as far as is known
     * @param satisfied answers of 4 and 5; with NPS of 9 and 10
     * @param dissatisfied answers of 1 and 2; with NPS of 0 to 6
     */
    @Schema(name = "SurveyAnswers")
    record Answers(
            @Schema(examples = "100") long asked,
            @Schema(examples = "31") long answered,
            @Schema(nullable = true, examples = "0.31") Double responseRate,
            @Schema(nullable = true, examples = "4.4") Double mean,
            @Schema(examples = "27") long satisfied,
            @Schema(examples = "2") long dissatisfied) {}

    /** Who waits for a person at this moment, whatever the days: what has no end yet is in no percentile. */
    @Schema(name = "ServiceNow")
    record Now(
            @Schema(examples = "4") long waiting,
            @Schema(examples = "1") long overdue) {}
}
