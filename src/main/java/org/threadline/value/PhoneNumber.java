package org.threadline.value;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;

/**
 * The other end of a text. Normally E.164 ({@code +12025550142}); carriers also deliver texts from short codes and
 * names, which can be heard but not answered ({@link #isDialable()}).
 *
 * <p>{@link #toString()} shows the last four digits only, so that a number can stand in a log line.
 */
public record PhoneNumber(String value) {

    private static final int LONGEST = 64;

    // What people type or copy around the digits, invisible marks too; letters would be read as keys of a phone.
    private static final Pattern TYPED =
            Pattern.compile("[\\p{Cf}\\p{Z}\\s(]*[+\uFF0B][\\p{Nd}\\p{Cf}\\p{Z}\\p{Pd}\\s()./]+");
    private static final Pattern TYPED_AT_HOME = Pattern.compile("[\\p{Nd}\\p{Cf}\\p{Z}\\p{Pd}\\s()./+\uFF0B]+");
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    public PhoneNumber {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("not a phone number");
        }
    }

    /** A number that can be texted, in E.164; spaces, dashes and brackets are forgiven, a missing country is not. */
    public static Optional<PhoneNumber> parse(String text) {
        return parse(text, TYPED, "ZZ");
    }

    /** As {@link #parse(String)}, but without a + it is read as people of this country would dial it. */
    public static Optional<PhoneNumber> parse(String text, String country) {
        return parse(text, TYPED_AT_HOME, country);
    }

    private static Optional<PhoneNumber> parse(String text, Pattern typed, String country) {
        if (text == null || text.length() > 40 || !typed.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            var number = NUMBERS.parse(text, country);
            if (NUMBERS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
                return Optional.empty();
            }
            return Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** As {@link #parse}, refusing what is not a number; the message never repeats the input. */
    @JsonCreator
    public static PhoneNumber of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("not a phone number in E.164, such as +12025550142"));
    }

    /** Whoever the carrier says has texted: a number, a short code or a name, which is cut when it is endless. */
    public static PhoneNumber ofSender(String from) {
        return parse(from).orElseGet(() -> {
            String name = from.strip();
            return new PhoneNumber(name.substring(0, Math.min(name.length(), LONGEST)));
        });
    }

    public boolean isDialable() {
        return E164.matcher(value).matches();
    }

    /** ISO 3166 code of the country, or {@code +} and the calling code where the number tells no more. */
    public String country() {
        try {
            var number = NUMBERS.parse(value, "ZZ");
            String region = NUMBERS.getRegionCodeForNumber(number);
            return region == null ? "+" + number.getCountryCode() : region;
        } catch (NumberParseException notANumber) {
            return "ZZ";
        }
    }

    @JsonValue
    public String e164() {
        return value;
    }

    @Override
    public String toString() {
        return "..." + value.substring(Math.max(0, value.length() - 4));
    }
}
