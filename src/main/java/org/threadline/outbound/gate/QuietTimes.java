package org.threadline.outbound.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The quiet hours of somebody who may be in any of several time zones: as long as it is quiet in one of them, it is
 * quiet. What counts is what the clocks on the walls show, so the day on which they are changed needs no rule of its
 * own: an hour that is skipped is never quiet, one that comes twice is quiet twice.
 */
record QuietTimes(List<QuietRule> rules, Set<ZoneId> zones) {

    /** Somewhere in a week every combination of rules has its say; one day more for the zones' spread. */
    private static final int FARTHEST_DAYS = 9;

    boolean isQuiet(Instant moment) {
        return zones.stream()
                .map(zone -> LocalDateTime.ofInstant(moment, zone))
                .anyMatch(local -> rules.stream().anyMatch(rule -> rule.covers(local)));
    }

    /** The moment itself when it is not quiet, else the first at which it no longer is; empty when it always is. */
    Optional<Instant> firstOpen(Instant from) {
        return Stream.concat(Stream.of(from), changesAfter(from))
                .filter(moment -> !isQuiet(moment))
                .findFirst();
    }

    /** When it next becomes quiet, seen from a moment at which it is not; empty when it never does. */
    Optional<Instant> nextQuiet(Instant from) {
        return changesAfter(from).filter(this::isQuiet).findFirst();
    }

    /** All moments, in order, at which the answer may change; between two of them it does not. */
    private Stream<Instant> changesAfter(Instant from) {
        Set<LocalTime> edges =
                rules.stream().flatMap(rule -> rule.edges().stream()).collect(Collectors.toSet());
        if (edges.isEmpty()) {
            return Stream.empty();
        }
        return Stream.iterate(0, day -> day <= FARTHEST_DAYS, day -> day + 1).flatMap(day -> {
            Instant begin = from.plus(Duration.ofDays(day));
            Instant end = begin.plus(Duration.ofDays(1));
            return zones.stream()
                    .flatMap(zone -> changes(zone, edges, begin, end))
                    .filter(moment -> moment.isAfter(begin) && !moment.isAfter(end))
                    .distinct()
                    .sorted();
        });
    }

    /** Dates are taken one too early and one too late, because a clock that goes back may go back over midnight. */
    private static Stream<Instant> changes(ZoneId zone, Set<LocalTime> edges, Instant begin, Instant end) {
        LocalDate first = LocalDate.ofInstant(begin, zone).minusDays(1);
        LocalDate last = LocalDate.ofInstant(end, zone).plusDays(1);
        Stream<Instant> moments = first.datesUntil(last.plusDays(1))
                .flatMap(date -> edges.stream().flatMap(time -> moments(date.atTime(time), zone)));
        ZoneOffsetTransition clockChange = zone.getRules().nextTransition(begin);
        return clockChange == null ? moments : Stream.concat(moments, Stream.of(clockChange.getInstant()));
    }

    /** Two where the hour comes twice, none where it is skipped: then the change of the clock itself is the moment. */
    private static Stream<Instant> moments(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.stream().map(local::toInstant);
    }
}
