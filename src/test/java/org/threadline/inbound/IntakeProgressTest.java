package org.threadline.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IntakeProgressTest {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final IntakeProgress progress = new IntakeProgress(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void aQuietTopicIsNoStandstill() {
        progress.seen(false);
        pass(Duration.ofDays(3));

        assertThat(progress.isStalled(LIMIT)).isFalse();
    }

    @Test
    void whatIsInHandAndComesToNothingIsAStandstill() {
        progress.began();
        pass(Duration.ofMinutes(6));

        assertThat(progress.isStalled(LIMIT)).isTrue();
    }

    @Test
    void whatWaitsInTheTopicAndIsNotHandedOverIsAStandstill() {
        progress.seen(true);
        pass(Duration.ofMinutes(6));
        progress.seen(true);

        assertThat(progress.isStalled(LIMIT)).isTrue();
    }

    @Test
    void aLongBacklogThatGetsShorterIsNoStandstill() {
        for (int batch = 0; batch < 10; batch++) {
            progress.seen(true);
            progress.began();
            pass(Duration.ofMinutes(4));
            progress.ended();
        }

        assertThat(progress.isStalled(LIMIT)).isFalse();
    }

    @Test
    void aStoreThatIsAwayIsNoStandstillHoweverLong() {
        progress.began();
        progress.storeIsAway();
        pass(Duration.ofHours(10));
        progress.seen(true);

        assertThat(progress.isStalled(LIMIT)).isFalse();
    }

    @Test
    void whenTheStoreIsBackTheClockBeginsAnew() {
        progress.began();
        progress.storeIsAway();
        pass(Duration.ofHours(10));
        progress.storeIsBack();
        assertThat(progress.isStalled(LIMIT)).isFalse();

        pass(Duration.ofMinutes(6));

        assertThat(progress.isStalled(LIMIT)).isTrue();
    }

    @Test
    void whatWaitsForTheStoreIsNotWaitedForAtTheEnd() throws InterruptedException {
        progress.began();
        progress.storeIsAway();

        assertThat(progress.awaitEnd(Duration.ofMinutes(1))).isTrue();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
