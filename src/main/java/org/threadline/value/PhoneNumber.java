package org.threadline.value;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/**
 * The other end of a text. Normally E.164 ({@code +12025550142}); carriers also deliver texts from short codes and
 * names, which can be heard but not answered ({@link #isDialable()}).
 *
 * <p>{@link #toString()} shows the last four digits only, so that a number can stand in a log line.
 */
public record PhoneNumber(String value) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    public PhoneNumber {
        if (value == null || value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("not a phone number");
        }
    }

    /** A number that can be texted, in E.164; spaces, dashes and brackets are forgiven, a missing country is not. */
    public static Optional<PhoneNumber> parse(String text) {
        if (text == null || text.length() > 40) {
            return Optional.empty();
        }
        try {
            var number = NUMBERS.parse(text, "ZZ");
            if (!NUMBERS.isPossibleNumber(number)) {
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

    /** Whoever the carrier says has texted: a number, a short code or a name. */
    public static PhoneNumber ofSender(String from) {
        return parse(from).orElseGet(() -> new PhoneNumber(from.strip()));
    }

    public boolean isDialable() {
        return E164.matcher(value).matches();
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
