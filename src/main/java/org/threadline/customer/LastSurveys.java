package org.threadline.customer;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What customers have last answered when they were asked how it was. It stands here, below the rooms that know (retention)
 * and that ask (threads).
 */
public interface LastSurveys {

    /**
     * An answer.
     *
     * @param kind {@code CSAT}, {@code NPS} or {@code CES}
     * @param outOf the best score there is
     * @param low whether somebody had to see to it
     * @param answer the whole text, since it may stand in no conversation; null when its words are kept no longer
     */
    record LastSurvey(
            @Schema(examples = "CSAT") String kind,
            @Schema(examples = "5") int score,
            @Schema(examples = "5") int outOf,
            @Schema(examples = "false") boolean low,

            @Schema(nullable = true, examples = "5 - great service")
            String answer,

            Instant answeredAt) {}

    /** The last answer by customer; who has never answered is absent. Two queries for all. */
    Map<UUID, LastSurvey> of(String brand, Collection<UUID> customers);
}
