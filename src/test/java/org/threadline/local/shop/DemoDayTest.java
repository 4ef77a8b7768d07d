package org.threadline.local.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DemoDayTest {

    private static final Instant START = Instant.parse("2026-03-14T22:00:00Z");
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Map<String, Set<String>> PROMISED = Map.of(
            "order.placed", Set.of("orderId", "total", "items", "promisedBy"),
            "order.shipped", Set.of("orderId", "carrier", "trackingUrl", "eta"),
            "order.out_for_delivery", Set.of("orderId", "eta"),
            "order.delivered", Set.of("orderId", "deliveredAt"),
            "order.delayed", Set.of("orderId", "incidentId", "newEta", "reason"),
            "order.cancelled", Set.of("orderId", "reason"),
            "cart.updated", Set.of("cartId", "checkoutUrl", "total", "items"),
            "cart.abandoned", Set.of("cartId", "checkoutUrl", "total", "items"),
            "cart.emptied", Set.of("cartId"),
            "consent.changed", Set.of("purpose", "granted", "source", "wording", "ip"));

    @Test
    void theSameSeedTellsTheSameDay() {
        assertThat(plan(7, 20)).isEqualTo(plan(7, 20)).isNotEqualTo(plan(8, 20));
    }

    @Test
    void twoSeedsShareNoEvent() {
        assertThat(ids(plan(7, 20))).doesNotContainAnyElementsOf(ids(plan(8, 20)));
    }

    @Test
    void everyKindOfEventComesUpWithWhatIsPromisedOfIt() {
        var seen = new ArrayList<String>();
        for (var beat : plan(1, 7).beats()) {
            if (beat.event() == null) {
                continue;
            }
            seen.add(beat.event().type());
            assertThat(beat.event().data())
                    .containsKeys("brand", "customer")
                    .containsKeys(PROMISED.get(beat.event().type()).toArray(String[]::new));
        }
        assertThat(seen).containsAll(PROMISED.keySet());
    }

    @Test
    void itIsToldInTimeAndWithinTheTimeGiven() {
        var due = plan(3, 30).beats().stream().map(Beat::due).toList();

        assertThat(due).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(due).allMatch(time -> !time.isBefore(START) && !time.isAfter(START.plus(MINUTE)));
    }

    @Test
    void someThingsGoWrong() {
        var summary = plan(3, 12).summary();

        assertThat(summary.duplicates()).isPositive();
        assertThat(summary.late()).isPositive();
        assertThat(summary.poison()).isEqualTo(2);
        assertThat(summary.types().values().stream().mapToInt(Integer::intValue).sum() + summary.poison())
                .isEqualTo(summary.total());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 99})
    void onlyFictitiousNumbersAreUsed(int customers) {
        assertThat(plan(1, customers).summary().numbers())
                .hasSize(customers)
                .doesNotHaveDuplicates()
                .doesNotContain("+12025550100")
                .allMatch(number -> number.matches("\\+120255501\\d\\d"));
    }

    static List<Instant> everyHour() {
        return IntStream.range(0, 24)
                .mapToObj(hour -> START.plus(Duration.ofHours(hour)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyHour")
    void customersAreAwakeWhateverTheHour(Instant now) {
        for (var customer : DemoDay.plan(1, 12, now, MINUTE).customers()) {
            var zone = ZoneId.of(customer.json().get("timeZone").toString());
            assertThat(now.atZone(zone).getHour()).isBetween(9, 18);
        }
    }

    private static DemoDay plan(long seed, int customers) {
        return DemoDay.plan(seed, customers, START, MINUTE);
    }

    private static List<String> ids(DemoDay day) {
        return day.beats().stream()
                .filter(beat -> beat.event() != null)
                .map(beat -> beat.event().id())
                .toList();
    }
}
