package org.threadline.value;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WhereaboutsTest {

    @ParameterizedTest
    @CsvSource({
        "+12025550142, US, DC, America/New_York",
        "+13055550142, US, FL, America/New_York",
        "+12065550142, US, WA, America/Los_Angeles",
        "+12145550142, US, TX, America/Chicago",
        "+18085550142, US, HI, Pacific/Honolulu",
        "+12155550142, US, PA, America/New_York",
        "+14165550142, CA, , America/Toronto",
        "+18765550142, JM, , America/Jamaica",
        "+442071838750, GB, , Europe/London",
        "+491711234567, DE, , Europe/Berlin",
        "+919812345678, IN, , Asia/Calcutta",
        "+34922123456, ES, , Atlantic/Canary",
    })
    void aNumberTellsWhereItsOwnerMayBe(String phone, String country, UsState state, ZoneId zone) {
        var place = Whereabouts.of(PhoneNumber.of(phone));

        assertThat(place.country()).contains(country);
        assertThat(place.state()).isEqualTo(Optional.ofNullable(state));
        assertThat(place.zones()).containsExactly(zone);
        assertThat(Whereabouts.countryOf(PhoneNumber.of(phone))).contains(country);
    }

    @ParameterizedTest
    @CsvSource({
        // Mobile numbers are not tied to a place: all of Australia, of New Zealand, of Russia.
        "+61491570156, AU, Australia/Perth Australia/Sydney Australia/Lord_Howe Australia/Adelaide",
        "+64212345678, NZ, Pacific/Auckland Pacific/Chatham",
        "+79161234567, RU, Europe/Moscow Asia/Kamchatka",
        "+61881234567, AU, Australia/Adelaide Australia/Perth",
        // A toll-free number is in no state: all of the country, and not of the twenty-four others with its code.
        "+18005550142, US, America/New_York Pacific/Honolulu America/Anchorage America/Phoenix",
    })
    void whereItDoesNotSayEveryZoneIsPossible(String phone, String country, String zones) {
        var place = Whereabouts.of(PhoneNumber.of(phone));

        assertThat(place.country()).contains(country);
        assertThat(place.zones())
                .contains(Arrays.stream(zones.split(" ")).map(ZoneId::of).toArray(ZoneId[]::new));
    }

    @Test
    void aTollFreeNumberIsNotOnGuamOrInTheCaribbean() {
        assertThat(Whereabouts.of(PhoneNumber.of("+18005550142")).zones())
                .doesNotContain(
                        ZoneId.of("Pacific/Guam"),
                        ZoneId.of("Pacific/Pago_Pago"),
                        ZoneId.of("America/Jamaica"),
                        ZoneId.of("America/St_Johns"));
    }

    @Test
    void aShortCodeAndANameAreNowhere() {
        assertThat(Whereabouts.of(new PhoneNumber("12345")))
                .isEqualTo(Whereabouts.of(new PhoneNumber("ACME")))
                .extracting(Whereabouts::country, Whereabouts::zones)
                .containsExactly(Optional.empty(), Set.of());
    }

    @Test
    void aNumberOfNoCountryHasNone() {
        assertThat(Whereabouts.of(new PhoneNumber("+883510001234567")).country())
                .isEmpty();
    }

    @Test
    void aPlaceIsInItsState() {
        assertThat(Arrays.stream(UsState.values()).map(UsState::name).distinct())
                .hasSize(51);
        assertThat(UsState.of("Philadelphia")).contains(UsState.PA);
        assertThat(UsState.of("Washington State")).contains(UsState.WA);
        assertThat(UsState.of("Washington D.C.")).contains(UsState.DC);
        assertThat(UsState.of("Kansas City, MO")).contains(UsState.MO);
        assertThat(UsState.of("United States")).isEmpty();
        assertThat(UsState.of("")).isEmpty();
    }
}
