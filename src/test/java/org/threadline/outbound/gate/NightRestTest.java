package org.threadline.outbound.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.consent.Purpose;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.Verdict;
import org.threadline.value.Ids;
import org.threadline.value.Kind;
import org.threadline.value.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;

class NightRestTest {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final NightRest REST = new NightRest(Duration.ofMinutes(2), WINDOW, Duration.ofMinutes(3));
    private static final Instant EVENING = Instant.parse("2026-11-23T21:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-24T08:00:00Z");
    private static final QuietTimes NIGHT = new QuietTimes(QuietRule.parse("21:00-08:00"), Set.of(ZoneId.of("UTC")));

    @Test
    void byDayItIsSentAndMustArriveBeforeTheNight() {
        assertThat(REST.verdict(text(null), NIGHT, Instant.parse("2026-11-23T18:00:00Z")))
                .isEqualTo(new Verdict.Send(EVENING));
    }

    @ParameterizedTest
    @CsvSource({"20:57:59, true", "20:58:00, true", "20:58:01, false", "20:59:59, false"})
    void shortlyBeforeTheNightNothingIsBegun(String time, boolean sent) {
        Verdict verdict = REST.verdict(text(null), NIGHT, Instant.parse("2026-11-23T" + time + "Z"));

        assertThat(verdict instanceof Verdict.Send).isEqualTo(sent);
    }

    @Test
    void byNightItIsHeldUntilTheMorning() {
        Verdict verdict = REST.verdict(text(null), NIGHT, EVENING);

        assertThat(verdict).isInstanceOf(Verdict.Hold.class);
        var hold = (Verdict.Hold) verdict;
        assertThat(hold.reason()).isEqualTo("quiet-hours");
        assertThat(hold.until()).isBetween(MORNING, MORNING.plus(WINDOW));
    }

    @Test
    void aThousandOfTheSameNightDoNotLeaveInOneBurst() {
        List<Instant> moments = IntStream.range(0, 1000)
                .mapToObj(i -> hold(text(null), EVENING).until())
                .toList();

        assertThat(moments)
                .allSatisfy(
                        moment -> assertThat(moment).isAfterOrEqualTo(MORNING).isBefore(MORNING.plus(WINDOW)));
        long[] perMinute = new long[15];
        moments.forEach(
                moment -> perMinute[(int) Duration.between(MORNING, moment).toMinutes()]++);
        assertThat(Arrays.stream(perMinute).boxed()).allMatch(count -> count > 30 && count < 110);
    }

    @Test
    void aTextKeepsItsMomentHoweverOftenItIsAsked() {
        Candidate text = text(null);
        var moments = new HashSet<Instant>();
        IntStream.range(0, 10)
                .forEach(hour -> moments.add(
                        hold(text, EVENING.plus(Duration.ofHours(hour))).until()));

        assertThat(moments).hasSize(1);
    }

    @Test
    void whatDoesNotSellIsSpreadLess() {
        List<Instant> moments = IntStream.range(0, 200)
                .mapToObj(i -> hold(text(Kind.ORDER_UPDATE, Purpose.TRANSACTIONAL, null), EVENING)
                        .until())
                .toList();

        assertThat(moments).allSatisfy(moment -> assertThat(moment).isBefore(MORNING.plus(Duration.ofMinutes(3))));
    }

    @Test
    void whatExpiresInTheNightIsDroppedAtOnce() {
        assertThat(REST.verdict(text(MORNING), NIGHT, EVENING)).isEqualTo(new Verdict.Drop("too-late"));
    }

    @Test
    void whatExpiresSoonAfterTheNightStillLeavesInTime() {
        Instant expiry = MORNING.plusSeconds(60);

        IntStream.range(0, 200)
                .forEach(i ->
                        assertThat(hold(text(expiry), EVENING).until()).isBetween(MORNING, expiry.minusSeconds(30)));
    }

    @Test
    void theSpreadEndsBeforeTheNextNight() {
        var narrow = new QuietTimes(QuietRule.parse("08:05-08:00"), Set.of(ZoneId.of("UTC")));

        IntStream.range(0, 200).forEach(i -> {
            var hold = (Verdict.Hold) REST.verdict(text(null), narrow, EVENING);
            assertThat(REST.verdict(text(null), narrow, hold.until())).isInstanceOf(Verdict.Send.class);
        });
    }

    @Test
    void aGapThatIsTooShortIsNone() {
        var gap = new QuietTimes(QuietRule.parse("21:00-03:00, 03:01-08:00"), Set.of(ZoneId.of("UTC")));

        assertThat(((Verdict.Hold) REST.verdict(text(null), gap, EVENING)).until())
                .isAfterOrEqualTo(MORNING);
    }

    @ParameterizedTest
    @CsvSource({"'08:00-21:00, 21:00-08:00'", "08:01-08:00"})
    void whereItNeverEndsNothingWaitsForEver(String hours) {
        var always = new QuietTimes(QuietRule.parse(hours), Set.of(ZoneId.of("UTC")));

        assertThat(REST.verdict(text(null), always, EVENING)).isEqualTo(new Verdict.Drop("quiet-hours:no-end"));
    }

    @Test
    void withoutQuietHoursThereIsNothingToArriveBefore() {
        var never = new QuietTimes(List.of(), Set.of(ZoneId.of("UTC")));

        assertThat(REST.verdict(text(null), never, EVENING)).isEqualTo(Verdict.SEND);
    }

    private static Verdict.Hold hold(Candidate text, Instant now) {
        return (Verdict.Hold) REST.verdict(text, NIGHT, now);
    }

    private static Candidate text(Instant expiresAt) {
        return text(Kind.CART_REMINDER, Purpose.MARKETING, expiresAt);
    }

    private static Candidate text(Kind kind, Purpose purpose, Instant expiresAt) {
        return new Candidate(
                Ids.next(),
                "acme",
                UUID.randomUUID(),
                PhoneNumber.of("+12025550142"),
                null,
                PhoneNumber.of("+12025550100"),
                null,
                kind,
                purpose,
                null,
                null,
                1,
                EVENING,
                expiresAt);
    }
}
