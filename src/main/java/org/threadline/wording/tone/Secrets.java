package org.threadline.wording.tone;

import java.math.BigInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must not be read by whoever holds the phone next: card and account numbers, passwords, social security numbers. */
final class Secrets implements ToneCheck.Rule {

    private static final String RULE = "secret";
    private static final String INSTEAD =
            "Take it out. Name the last four digits at most, or ask the customer to call.";

    /** Beginnings and lengths that the card schemes have given out. */
    private static final Pattern CARD = Pattern.compile(
            "4(?:\\d{12}|\\d{15}|\\d{18})|5[1-5]\\d{14}|2(?:22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}"
                    + "|3[47]\\d{13}|3(?:0[0-5]|[68]\\d)\\d{11}|6(?:011|4[4-9]\\d|5\\d\\d)\\d{12}|35(?:2[89]|[3-8]\\d)\\d{12}");

    private static final Pattern DIGITS = Pattern.compile("(?<![\\p{N}-])\\d(?:[ -]?\\d){12,18}(?![\\p{N}-])");
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b");
    private static final Pattern SOCIAL_SECURITY =
            Pattern.compile("(?<![\\d-])(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\d-])");
    private static final Pattern SPOKEN =
            Pattern.compile("(?i)\\b(?:password|passcode|pin(?: code| number)?|cvv2?|cvc2?|security code|login code)\\b"
                    + "(?:\\s+(?:is|was|now)|\\s*[:=])\\s*(?<value>(?=\\S*\\d)\\S+)");

    @Override
    public Stream<Finding> findings(Utterance utterance) {
        String text = utterance.plain();
        Stream<String> cards =
                DIGITS.matcher(text).results().map(MatchResult::group).filter(Secrets::isCard);
        Stream<String> accounts =
                IBAN.matcher(text).results().map(MatchResult::group).filter(Secrets::isAccount);
        Stream<String> persons = SOCIAL_SECURITY.matcher(text).results().map(MatchResult::group);
        Stream<String> spoken = SPOKEN.matcher(text).results().map(found -> found.group("value"));
        return Stream.of(cards, accounts, persons, spoken)
                .flatMap(found -> found)
                .map(found -> Finding.error(RULE, masked(found), INSTEAD));
    }

    private static boolean isCard(String written) {
        String digits = written.replaceAll("\\D", "");
        return CARD.matcher(digits).matches() && hasCheckDigit(digits);
    }

    /** As ISO/IEC 7812 has it: every second digit from the right is doubled, and all add up to tens. */
    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /** As ISO 13616 has it: the first four to the end, letters as numbers, and one is left of 97s. */
    private static boolean isAccount(String written) {
        String account = written.replace(" ", "");
        if (account.length() < 15 || account.length() > 34) {
            return false;
        }
        String turned = account.substring(4) + account.substring(0, 4);
        String number = turned.chars()
                .map(character -> Character.digit(character, 36))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining());
        return new BigInteger(number).mod(BigInteger.valueOf(97)).equals(BigInteger.ONE);
    }

    private static String masked(String secret) {
        int shown = secret.length() > 8 ? 4 : 0;
        return "..." + secret.substring(secret.length() - shown);
    }
}
