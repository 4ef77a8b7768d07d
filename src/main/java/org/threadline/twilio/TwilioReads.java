package org.threadline.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;

/** Twilio's way of writing things in what is read from it. */
final class TwilioReads {

    private TwilioReads() {}

    /** Numbers are text; none is 0. */
    static int count(String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException notSaid) {
            return 0;
        }
    }

    /** Fit for a log line: no address of a request, which would name a number. The SDK fails somehow at what is no list. */
    static String why(RuntimeException failed) {
        return failed instanceof ApiException refused && refused.getStatusCode() != null
                ? "http-" + refused.getStatusCode()
                : failed instanceof TwilioException ? "no-answer" : "unreadable";
    }
}
