package org.threadline.twilio;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.threadline.outbound.SendOutcome;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;

/** What the carrier's errors mean for a send. The one place where its codes are known. */
final class TwilioErrors {

    private static final int AUTHENTICATE = 20003;
    private static final int TOO_MANY_REQUESTS = 20429;
    private static final int INTERNAL_ERROR = 20500;
    private static final int RECIPIENT_OPTED_OUT = 21610;
    private static final int SENDER_QUEUE_FULL = 21611;
    private static final int BAD_MEDIA = 21620;

    private TwilioErrors() {}

    static SendOutcome outcome(ApiException error) {
        Integer http = error.getStatusCode();
        Integer code = error.getCode();
        if (http == null && code == null) {
            return noAnswer(error);
        }
        if (is(http, 429) || is(code, TOO_MANY_REQUESTS)) {
            return new SendOutcome.NotProcessed("throttled");
        }
        if (is(code, SENDER_QUEUE_FULL)) {
            return new SendOutcome.NotProcessed("sender-queue-full");
        }
        // Our own mistake, which somebody will mend: it must not cost the customer the text.
        if (is(http, 401) || is(code, AUTHENTICATE)) {
            return new SendOutcome.NotProcessed("credentials-refused");
        }
        if ((http != null && http >= 500) || is(http, 408) || is(code, INTERNAL_ERROR)) {
            return new SendOutcome.Unknown("http-" + http);
        }
        return new SendOutcome.Refused(String.valueOf(code == null ? http : code), is(code, RECIPIENT_OPTED_OUT));
    }

    /** A picture with an address that is none; the carrier would say the same. */
    static SendOutcome badMedia() {
        return new SendOutcome.Refused(String.valueOf(BAD_MEDIA), false);
    }

    /** No answer: if no connection came about nothing was sent, else it may have been. */
    static SendOutcome noAnswer(TwilioException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof ConnectionRequestTimeoutException
                    || cause instanceof SSLHandshakeException
                    || cause instanceof SSLPeerUnverifiedException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return new SendOutcome.NotProcessed("carrier-unreachable");
            }
        }
        return new SendOutcome.Unknown("no-answer");
    }

    private static boolean is(Integer code, int wanted) {
        return code != null && code == wanted;
    }
}
