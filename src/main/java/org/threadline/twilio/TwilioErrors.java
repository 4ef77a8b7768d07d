package org.threadline.twilio;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.threadline.outbound.CarrierErrors;
import org.threadline.outbound.Consequence;
import org.threadline.outbound.SendOutcome;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;

/** What the carrier's errors mean. The one place where its codes are known, with the table in the configuration. */
@ApplicationScoped
class TwilioErrors implements CarrierErrors {

    private static final int AUTHENTICATE = 20003;
    private static final int TOO_MANY_REQUESTS = 20429;
    private static final int INTERNAL_ERROR = 20500;
    private static final int SENDER_QUEUE_FULL = 21611;

    private final CarrierErrorConfig config;

    TwilioErrors(CarrierErrorConfig config) {
        this.config = config;
    }

    @Override
    public Set<Consequence> consequencesOf(String code) {
        List<Consequence> consequences = config.errors().getOrDefault(code, config.unknownError());
        return consequences.isEmpty() ? EnumSet.of(Consequence.PERMANENT) : EnumSet.copyOf(consequences);
    }

    /** The code of an error, or the answer's HTTP status when it has none. */
    static String code(ApiException error) {
        if (is(error.getStatusCode(), 401)) {
            return String.valueOf(AUTHENTICATE);
        }
        return String.valueOf(error.getCode() == null ? error.getStatusCode() : error.getCode());
    }

    /** What an error in answer to our request means for the send. */
    SendOutcome outcome(ApiException error) {
        Integer http = error.getStatusCode();
        Integer code = error.getCode();
        if (http == null && code == null) {
            return noAnswer(error);
        }
        if (is(http, 429)) {
            return new SendOutcome.NotProcessed("throttled");
        }
        if ((http != null && http >= 500) || is(http, 408) || is(code, INTERNAL_ERROR)) {
            return new SendOutcome.Unknown("http-" + http);
        }
        // Too fast, or our own mistake that somebody will mend: it must not cost the customer the text.
        if (consequencesOf(code(error)).contains(Consequence.REST_SENDER)) {
            return new SendOutcome.NotProcessed(why(code(error)));
        }
        return new SendOutcome.Refused(code(error));
    }

    private static String why(String code) {
        return switch (Integer.parseInt(code)) {
            case TOO_MANY_REQUESTS -> "throttled";
            case SENDER_QUEUE_FULL -> "sender-queue-full";
            case AUTHENTICATE -> "credentials-refused";
            default -> "carrier-busy:" + code;
        };
    }

    /** No answer: if no connection came about nothing was sent, else it may have been. */
    SendOutcome noAnswer(TwilioException error) {
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
