package org.threadline.outbound.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.brand.QuietHours;
import org.threadline.value.PhoneNumber;
import org.threadline.value.Whereabouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LegalHoursTest {

    private static final Map<String, String> STATES =
            Map.of("FL", "20:00-08:00", "tx", "21:00-09:00, SUN 21:00-12:00", "AL", "20:00-08:00, SUN 00:00-24:00");
    private static final LegalHours ON = hours(true, STATES);
    private static final LegalHours OFF = hours(false, STATES);

    @ParameterizedTest(name = "[{index}] {0}, selling {1}: quiet at {2} is {3}")
    @CsvSource({
        // Miami: 20:30 on a Monday.
        "+13055550142, true, 2026-11-24T01:30:00Z, true",
        "+13055550142, false, 2026-11-24T01:30:00Z, false",
        "+13055550142, false, 2026-11-24T02:00:00Z, true",
        // New York at the same moment.
        "+12125550142, true, 2026-11-24T01:30:00Z, false",
        "+12125550142, true, 2026-11-24T02:00:00Z, true",
        // Dallas: 08:30 on a Monday; 11:00 and 12:00 on a Sunday.
        "+12145550142, true, 2026-11-23T14:30:00Z, true",
        "+12145550142, false, 2026-11-23T14:30:00Z, false",
        "+12145550142, true, 2026-11-22T17:00:00Z, true",
        "+12145550142, true, 2026-11-22T18:00:00Z, false",
        // Alabama: noon on a Sunday.
        "+12055550142, true, 2026-11-22T18:00:00Z, true",
        "+12055550142, false, 2026-11-22T18:00:00Z, false",
        // A toll-free number may be in any state and any zone: noon in New York is 07:00 in Honolulu.
        "+18005550142, false, 2026-11-23T17:00:00Z, true",
        "+18005550142, false, 2026-11-23T19:00:00Z, false",
        "+18005550142, true, 2026-11-22T20:00:00Z, true",
        "+18005550142, true, 2026-11-23T20:00:00Z, false",
        // London knows no states.
        "+442071838750, true, 2026-11-23T20:30:00Z, false",
        "+442071838750, true, 2026-11-23T21:00:00Z, true",
    })
    void statesMayBeStricterForTextsThatSell(String phone, boolean selling, Instant moment, boolean quiet) {
        var place = Whereabouts.of(PhoneNumber.of(phone));

        assertThat(new QuietTimes(ON.rules(selling, place, null), place.zones()).isQuiet(moment))
                .isEqualTo(quiet);
    }

    @Test
    void aBrandMakesItStricterNeverLooser() {
        var place = Whereabouts.of(PhoneNumber.of("+12125550142"));
        var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));
        var times = new QuietTimes(ON.rules(true, place, noon), place.zones());

        assertThat(times.isQuiet(Instant.parse("2026-11-23T17:30:00Z"))).isTrue();
        assertThat(times.isQuiet(Instant.parse("2026-11-24T03:00:00Z"))).isTrue();
        assertThat(times.isQuiet(Instant.parse("2026-11-23T19:00:00Z"))).isFalse();
    }

    @Test
    void switchedOffOnlyTheBrandsOwnHoursCount() {
        var place = Whereabouts.of(PhoneNumber.of("+13055550142"));
        var own = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));

        assertThat(OFF.rules(true, place, null)).isEmpty();
        assertThat(OFF.rules(true, place, own)).containsExactly(QuietRule.daily(own.from(), own.to()));
    }

    @ParameterizedTest
    @CsvSource({"FL, 8pm", "XX, 20:00-08:00"})
    void aSettingThatCannotBeReadStopsTheStart(String state, String hours) {
        assertThatThrownBy(() -> hours(true, Map.of(state, hours))).isInstanceOf(IllegalArgumentException.class);
    }

    private static LegalHours hours(boolean enabled, Map<String, String> states) {
        return new LegalHours(new QuietHoursConfig() {
            @Override
            public boolean enabled() {
                return enabled;
            }

            @Override
            public LocalTime from() {
                return LocalTime.of(21, 0);
            }

            @Override
            public LocalTime to() {
                return LocalTime.of(8, 0);
            }

            @Override
            public Map<String, String> states() {
                return states;
            }

            @Override
            public Duration leastTimeLeft() {
                return Duration.ofMinutes(2);
            }

            @Override
            public Duration spreadMarketing() {
                return Duration.ofMinutes(15);
            }

            @Override
            public Duration spreadOthers() {
                return Duration.ofMinutes(3);
            }
        });
    }
}
