package org.threadline.brand;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How soon a person of the brand answers, and how long a solved problem must stay solved. All waits are opening hours:
 * what is asked at night begins to wait in the morning.
 *
 * @param firstResponseMinutes until a person's first answer in a thread; 15 when left out
 * @param nextResponseMinutes until each later answer; as the first when left out
 * @param warnMinutesBefore how long before a benchmark is missed that is announced, 0: never; when left out, a third
 *     of the benchmark
 * @param firstContactDays a customer who has not come back for so many days was helped at the first contact; 7 when
 *     left out
 */
@Schema(description = "Minutes of opening hours until a person answers")
public record Benchmarks(
        @Min(1) @Max(MOST_MINUTES) @Schema(examples = "15") Integer firstResponseMinutes,

        @Min(1) @Max(MOST_MINUTES) @Schema(examples = "30") Integer nextResponseMinutes,

        @Min(0) @Max(MOST_MINUTES) @Schema(nullable = true, description = "0: no warning; a third of the benchmark when left out", examples = "5")
        Integer warnMinutesBefore,

        @Min(1) @Max(90) @Schema(description = "Days without a return after which a problem counts as solved", examples = "7")
        Integer firstContactDays) {

    public static final Benchmarks USUAL = new Benchmarks(null, null, null, null);
    private static final long MOST_MINUTES = 10_080;
    private static final int USUAL_MINUTES = 15;
    private static final int USUAL_DAYS = 7;
    private static final int USUAL_WARNING = 3;

    public Benchmarks {
        firstResponseMinutes = firstResponseMinutes == null ? Integer.valueOf(USUAL_MINUTES) : firstResponseMinutes;
        nextResponseMinutes = nextResponseMinutes == null ? firstResponseMinutes : nextResponseMinutes;
        firstContactDays = firstContactDays == null ? Integer.valueOf(USUAL_DAYS) : firstContactDays;
    }

    @JsonIgnore
    @AssertTrue(message = "warnMinutesBefore must be less than the benchmarks themselves") public boolean isWarnedInTime() {
        return Stream.of(firstResponseMinutes, nextResponseMinutes)
                .filter(Objects::nonNull)
                .allMatch(minutes -> warnMinutesBefore == null || warnMinutesBefore < minutes);
    }

    /** @param first whether it is the first answer of a thread */
    public Duration response(boolean first) {
        return Duration.ofMinutes(first ? firstResponseMinutes : nextResponseMinutes);
    }

    /** After how much of a wait that may be so long its end is announced; all of it: not at all. */
    public Duration warning(Duration benchmark) {
        return warnMinutesBefore == null
                ? benchmark.minus(benchmark.dividedBy(USUAL_WARNING))
                : benchmark.minusMinutes(warnMinutesBefore);
    }

    public Duration firstContact() {
        return Duration.ofDays(firstContactDays);
    }
}
