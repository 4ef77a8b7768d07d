package org.threadline.value;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;

/**
 * Where the owner of a number may be, as far as the number tells. Numbers are taken along when people move, so this is
 * a hint: whoever must be careful takes all of it.
 *
 * @param country ISO code of the country; empty when it is no country's number
 * @param state the state, for a number of the United States that tells it
 * @param zones every time zone that the number may be in; empty when nothing is known
 */
public record Whereabouts(Optional<String> country, Optional<UsState> state, Set<ZoneId> zones) {

    public static final String UNITED_STATES = "US";

    private static final int NORTH_AMERICA = 1;
    private static final Whereabouts NOWHERE = new Whereabouts(Optional.empty(), Optional.empty(), Set.of());
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final PhoneNumberToTimeZonesMapper ZONES = PhoneNumberToTimeZonesMapper.getInstance();
    private static final PhoneNumberOfflineGeocoder PLACES = PhoneNumberOfflineGeocoder.getInstance();

    /** What the number tells; of a short code or a name that is nothing. */
    public static Whereabouts of(PhoneNumber phone) {
        try {
            var number = NUMBERS.parse(phone.value(), "ZZ");
            Optional<String> country = country(number);
            Optional<UsState> state = country.filter(UNITED_STATES::equals)
                    .flatMap(us -> UsState.of(PLACES.getDescriptionForValidNumber(number, Locale.ENGLISH)));
            return new Whereabouts(country, state, zones(number, country));
        } catch (NumberParseException notANumber) {
            return NOWHERE;
        }
    }

    /** The country alone, which takes less looking up. */
    public static Optional<String> countryOf(PhoneNumber phone) {
        try {
            return country(NUMBERS.parse(phone.value(), "ZZ"));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** A number that the plan does not know (a new area code) counts to the main country of its calling code. */
    private static Optional<String> country(Phonenumber.PhoneNumber number) {
        String region = NUMBERS.getRegionCodeForNumber(number);
        String known = region == null ? NUMBERS.getRegionCodeForCountryCode(number.getCountryCode()) : region;
        return Optional.of(known).filter(code -> code.matches("[A-Y][A-Z]"));
    }

    private static Set<ZoneId> zones(Phonenumber.PhoneNumber number, Optional<String> country) {
        if (!NUMBERS.isNumberGeographical(number) && number.getCountryCode() == NORTH_AMERICA) {
            return country.map(NorthAmerica::zonesOf).orElse(Set.of());
        }
        Set<ZoneId> zones = zones(ZONES.getTimeZonesForNumber(number));
        return zones.isEmpty() ? zones(ZONES.getTimeZonesForGeographicalNumber(number)) : zones;
    }

    private static Set<ZoneId> zones(List<String> names) {
        return names.stream()
                .filter(name -> !name.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()))
                .map(ZoneId::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Twenty-five countries share one calling code from Guam to Bermuda: no hour is a decent one in all of them. A
     * country's own zones are those of its area codes.
     */
    private static final class NorthAmerica {

        private static final Set<Phonenumber.PhoneNumber> AREAS = IntStream.range(200, 1000)
                .mapToObj(area -> new Phonenumber.PhoneNumber()
                        .setCountryCode(NORTH_AMERICA)
                        .setNationalNumber(area * 10_000_000L + 2_345_678L))
                .collect(Collectors.toUnmodifiableSet());

        private static final Map<String, Set<ZoneId>> KNOWN = new ConcurrentHashMap<>();

        private static Set<ZoneId> zonesOf(String country) {
            return KNOWN.computeIfAbsent(country, NorthAmerica::collectZones);
        }

        private static Set<ZoneId> collectZones(String country) {
            return AREAS.stream()
                    .filter(area -> Objects.equals(country, NUMBERS.getRegionCodeForNumber(area)))
                    .map(ZONES::getTimeZonesForGeographicalNumber)
                    .filter(names -> names.size()
                            < NUMBERS.getRegionCodesForCountryCode(NORTH_AMERICA)
                                    .size())
                    .map(Whereabouts::zones)
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
