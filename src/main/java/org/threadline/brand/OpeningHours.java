package org.threadline.brand;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;

/** When people answer, in the brand's own time zone. No span at all means around the clock. */
public record OpeningHours(@JsonValue @Size(max = 50) List<@NotNull @Valid Span> spans) {

    /** From {@code opens} up to, not including, {@code closes}; {@code 00:00} as closing time is the day's end. */
    public record Span(
            @NotNull DayOfWeek day,
            @NotNull @JsonFormat(pattern = "HH:mm") LocalTime opens,
            @NotNull @JsonFormat(pattern = "HH:mm") LocalTime closes) {

        @JsonIgnore
        @AssertTrue(message = "closes must be after opens; a night shift is two spans") public boolean isOrdered() {
            return opens == null || closes == null || endsAtMidnight() || opens.isBefore(closes);
        }

        private boolean endsAtMidnight() {
            return closes.equals(LocalTime.MIDNIGHT);
        }

        private Opening of(LocalDate date) {
            return new Opening(date.atTime(opens), endsAtMidnight() ? endOf(date) : date.atTime(closes));
        }
    }

    /** A span of one day, as the wall shows it: up to, not including, {@code to}. */
    record Opening(LocalDateTime from, LocalDateTime to) {}

    public static final OpeningHours AROUND_THE_CLOCK = new OpeningHours(List.of());

    public OpeningHours {
        spans = spans == null ? List.of() : List.copyOf(spans);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static OpeningHours of(List<Span> spans) {
        return new OpeningHours(spans);
    }

    /** Whether a wall that shows this is an open shop's. */
    boolean hold(LocalDateTime wall) {
        return on(wall.toLocalDate()).stream()
                .anyMatch(opening -> !wall.isBefore(opening.from()) && wall.isBefore(opening.to()));
    }

    /** The openings of a day in their order; spans that overlap are one. */
    List<Opening> on(LocalDate date) {
        if (spans.isEmpty()) {
            return List.of(new Opening(date.atStartOfDay(), endOf(date)));
        }
        var openings = new ArrayList<Opening>();
        spans.stream()
                .filter(span -> span.day() == date.getDayOfWeek())
                .map(span -> span.of(date))
                .sorted(Comparator.comparing(Opening::from))
                .forEach(next -> add(next, openings));
        return openings;
    }

    private static void add(Opening next, List<Opening> openings) {
        if (openings.isEmpty() || next.from().isAfter(openings.getLast().to())) {
            openings.add(next);
        } else if (next.to().isAfter(openings.getLast().to())) {
            openings.add(new Opening(openings.removeLast().from(), next.to()));
        }
    }

    private static LocalDateTime endOf(LocalDate date) {
        return date.plusDays(1).atStartOfDay();
    }
}
