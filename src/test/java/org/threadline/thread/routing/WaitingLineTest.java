package org.threadline.thread.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.threadline.brand.team.Availability;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingLineTest {

    private static final UUID RETURNS = new UUID(0, 1);
    private static final UUID SIZES = new UUID(0, 2);

    @Test
    void whoHasBeenIdleLongestIsFirstAndGoesToTheEnd() {
        var line = new WaitingLine(List.of(agent("a", 30, 0, 2), agent("b", 10, 0, 2), agent("c", 20, 0, 2)));

        assertThat(given(line, 7)).containsExactly("b", "c", "a", "b", "c", "a");
    }

    @Test
    void nobodyIsGivenMoreThanTheyTake() {
        var line = new WaitingLine(List.of(agent("a", 10, 2, 3), agent("b", 20, 0, 1), agent("full", 0, 4, 4)));

        assertThat(line.places()).isEqualTo(2);
        assertThat(given(line, 5)).containsExactly("a", "b");
    }

    @Test
    void whatIsForATeamGoesToItsMembersOnly() {
        var returns = new Workload(there("a"), at(20), 0, Map.of(RETURNS, 1));
        var sizes = new Workload(there("b"), at(10), 0, Map.of(SIZES, 5));
        var line = new WaitingLine(List.of(returns, sizes));

        assertThat(line.next(RETURNS, null)).contains("a");
        assertThat(line.next(RETURNS, null)).isEmpty();
        assertThat(line.next(null, null)).contains("b");
    }

    @Test
    void whoTakesMoreOfOneTeamThanOfAnotherIsFullForTheOtherFirst() {
        var both = new Workload(there("a"), at(20), 1, Map.of(RETURNS, 1, SIZES, 2));
        var line = new WaitingLine(List.of(both));

        assertThat(line.next(RETURNS, null)).isEmpty();
        assertThat(line.fits()).containsExactly(new WaitingLine.Fit("a", SIZES));
        assertThat(line.next(SIZES, null)).contains("a");
    }

    @Test
    void whoGaveItBackIsPassedOver() {
        var line = new WaitingLine(List.of(agent("a", 10, 0, 5), agent("b", 20, 0, 5)));

        assertThat(line.next(null, "a")).contains("b");
        assertThat(line.next(null, "b")).contains("a");
    }

    private static List<String> given(WaitingLine line, int threads) {
        var given = new ArrayList<String>();
        for (int i = 0; i < threads; i++) {
            line.next(null, null).ifPresent(given::add);
        }
        return given;
    }

    private static Workload agent(String id, int idleSince, int open, int capacity) {
        return new Workload(there(id), at(idleSince), open, Map.of(RETURNS, capacity));
    }

    private static Availability there(String id) {
        return Availability.of(id, at(0), at(1000), at(100));
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
