package org.threadline.brand;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

        private boolean contains(ZonedDateTime moment) {
            LocalTime time = moment.toLocalTime();
            return moment.getDayOfWeek() == day && !time.isBefore(opens) && (endsAtMidnight() || time.isBefore(closes));
        }
    }

    public static final OpeningHours AROUND_THE_CLOCK = new OpeningHours(List.of());

    public OpeningHours {
        spans = spans == null ? List.of() : List.copyOf(spans);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static OpeningHours of(List<Span> spans) {
        return new OpeningHours(spans);
    }

    public boolean isOpen(Instant at, ZoneId zone) {
        return spans.isEmpty() || spans.stream().anyMatch(span -> span.contains(at.atZone(zone)));
    }

    /** The next moment at which somebody answers, seen from a closed moment; empty while open. */
    public Optional<ZonedDateTime> nextOpening(Instant from, ZoneId zone) {
        if (isOpen(from, zone)) {
            return Optional.empty();
        }
        ZonedDateTime now = from.atZone(zone);
        return spans.stream().map(span -> nextStart(span, now)).min(Comparator.naturalOrder());
    }

    private static ZonedDateTime nextStart(Span span, ZonedDateTime now) {
        int daysAhead = Math.floorMod(span.day().getValue() - now.getDayOfWeek().getValue(), 7);
        ZonedDateTime start =
                now.toLocalDate().plusDays(daysAhead).atTime(span.opens()).atZone(now.getZone());
        return start.isAfter(now)
                ? start
                : now.toLocalDate()
                        .plusDays(daysAhead + 7L)
                        .atTime(span.opens())
                        .atZone(now.getZone());
    }
}
