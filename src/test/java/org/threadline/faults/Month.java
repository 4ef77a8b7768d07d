package org.threadline.faults;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * What happens in a month, drawn from a seed, and what should be sent for it, by the rules as the papers have them and not
 * as the application does. Each customer has one story.
 */
final class Month {

    /** Everything happens on the half hour, and the clock moves by it. */
    static final Duration STEP = Duration.ofMinutes(30);

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(21, 0);

    /** Somebody does something. */
    sealed interface Act {}

    record Event(String brand, String phone, ZoneId zone, String type, Map<String, Object> data) implements Act {}

    record Text(String brand, String phone, String body) implements Act {}

    /** An agent answers the customer's open thread, and resolves it. */
    record Resolve(String brand, String phone) implements Act {}

    /** The order system answers the customer's last wish. */
    record Answer(String brand, String phone, ZoneId zone, String orderId, boolean accepted) implements Act {}

    /**
     * @param everyStep whether its customers hear of every step of a delivery, or of the day alone
     * @param codes what its customers' numbers begin with
     * @param sells when its customers may be sold to
     */
    record Brand(String key, boolean everyStep, List<ZoneId> zones, String codes, Hours sells) {}

    /** The first moment from then on at which something may be said to somebody who lives there. */
    @FunctionalInterface
    interface Hours {

        Instant open(ZoneId zone, Instant moment);
    }

    private final NavigableMap<Instant, List<Act>> acts = new TreeMap<>();
    private final List<Expected> expected = new ArrayList<>();
    private final Random random;
    private final Instant begin;
    private final int days;
    private int count;

    Month(long seed, Instant begin, int days) {
        this.random = new Random(seed);
        this.begin = begin;
        this.days = days;
    }

    void add(Instant moment, Act act) {
        acts.computeIfAbsent(step(moment), step -> new ArrayList<>()).add(act);
    }

    void add(Expected text) {
        expected.add(text);
    }

    NavigableMap<Instant, List<Act>> acts() {
        return acts;
    }

    List<Expected> expected() {
        return expected;
    }

    int customers() {
        return count;
    }

    /** One more customer of this brand, with this story. */
    void customer(Brand brand, int story) {
        var customer = new CustomerStory(
                this,
                brand,
                brand.codes() + "%06d".formatted(count),
                brand.zones().get(random.nextInt(brand.zones().size())),
                "N" + count);
        count++;
        customer.tell(story, random.nextBoolean());
    }

    /** So that everything is over before the month is. */
    Instant somewhen() {
        long steps = Duration.ofDays(days - 7L).dividedBy(STEP);
        return begin.plus(Duration.ofHours(12)).plus(STEP.multipliedBy(random.nextLong(steps)));
    }

    /** At that time on the clock on the customer's wall, some day. */
    Instant local(ZoneId zone, int hour, int minute) {
        return somewhen().atZone(zone).with(LocalTime.of(hour, minute)).toInstant();
    }

    /** The same on a day on which somebody is there, and will be on the next. */
    Instant workday(ZoneId zone, int hour, int minute) {
        ZonedDateTime day = somewhen().atZone(zone).with(LocalTime.of(hour, minute));
        while (day.getDayOfWeek().getValue() > DayOfWeek.WEDNESDAY.getValue()) {
            day = day.minusDays(1);
        }
        return day.toInstant().isBefore(begin) ? day.plusDays(7).toInstant() : day.toInstant();
    }

    Duration hours(int least, int most) {
        return STEP.multipliedBy(2L * least + random.nextInt(2 * (most - least)));
    }

    /** The first moment from then on at which it is day where the customer is. */
    static Instant open(ZoneId zone, Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        LocalTime shown = there.toLocalTime();
        if (shown.isBefore(MORNING)) {
            return there.with(MORNING).toInstant();
        }
        return shown.isBefore(EVENING)
                ? moment
                : there.toLocalDate().plusDays(1).atTime(MORNING).atZone(zone).toInstant();
    }

    /** The same for what sells to a number of Texas: from nine, on Sundays from noon. */
    static Instant openInTexas(ZoneId zone, Instant moment) {
        ZonedDateTime there = open(zone, moment).atZone(zone);
        LocalTime begin = there.getDayOfWeek() == DayOfWeek.SUNDAY ? LocalTime.NOON : LocalTime.of(9, 0);
        return there.toLocalTime().isBefore(begin) ? there.with(begin).toInstant() : there.toInstant();
    }

    private static Instant step(Instant moment) {
        long half = STEP.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), half) * half)
                .truncatedTo(ChronoUnit.SECONDS);
    }
}
