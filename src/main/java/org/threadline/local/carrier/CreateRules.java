package org.threadline.local.carrier;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Twilio refuses when a message is created, in its order and with its codes. */
final class CreateRules {

    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{7,14}");
    private static final int LONGEST_BODY = 1600;
    private static final int MOST_MEDIA = 10;
    private static final int LONGEST_VALIDITY = 36_000;

    private CreateRules() {}

    static Optional<TwilioError> check(Form form) {
        return Optional.ofNullable(firstBroken(form));
    }

    private static TwilioError firstBroken(Form form) {
        var to = form.get("To").orElse(null);
        if (to == null) {
            return TwilioError.refused(21604, "A 'To' phone number is required.");
        }
        if (!PHONE.matcher(to).matches()) {
            return TwilioError.refused(21211, "Invalid 'To' Phone Number: " + to);
        }
        if (form.get("From").isEmpty() && form.get("MessagingServiceSid").isEmpty()) {
            return TwilioError.refused(21603, "A 'From' phone number is required.");
        }
        return brokenContent(form);
    }

    private static TwilioError brokenContent(Form form) {
        var body = form.get("Body").orElse("");
        var media = form.all("MediaUrl").size();
        if (body.isEmpty() && media == 0) {
            return TwilioError.refused(21602, "Message body is required.");
        }
        if (body.length() > LONGEST_BODY) {
            return TwilioError.refused(21617, "The concatenated message body exceeds the 1600 character limit");
        }
        if (media > MOST_MEDIA) {
            return TwilioError.refused(21623, "Number of media files exceeds allowed limit");
        }
        if (form.get("ValidityPeriod").filter(period -> !validPeriod(period)).isPresent()) {
            return TwilioError.refused(21624, "The validity period must be between 1 and 36000 seconds");
        }
        if (form.get("StatusCallback").filter(url -> !validCallback(url)).isPresent()) {
            return TwilioError.refused(21609, "The StatusCallback URL is not a valid URL");
        }
        return null;
    }

    private static boolean validPeriod(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= LONGEST_VALIDITY;
    }

    /** A host name with an underscore has no host for {@link URI}, and none for Twilio. */
    private static boolean validCallback(String text) {
        try {
            var url = URI.create(text);
            return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
