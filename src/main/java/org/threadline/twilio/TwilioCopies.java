package org.threadline.twilio;

import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.message.CarrierCopies;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.MessageUpdater;
import com.twilio.rest.api.v2010.account.message.Media;
import com.twilio.rest.api.v2010.account.message.MediaDeleter;
import com.twilio.rest.api.v2010.account.message.MediaReader;

/** Twilio's copies: an empty body is the only change that it allows, and media are deleted one by one. */
@ApplicationScoped
class TwilioCopies implements CarrierCopies {

    private static final int NOT_FOUND = 404;

    private final TwilioRestClient client;
    private final TwilioRestClient reading;

    TwilioCopies(TwilioConfig config) {
        this.client = SingleRequestClient.restClient(config);
        this.reading = SingleRequestClient.readingClient(config);
    }

    @Override
    public Outcome redact(String carrierMessageId) {
        try {
            for (Media media : new MediaReader(carrierMessageId).read(reading)) {
                ifThere(() -> new MediaDeleter(carrierMessageId, media.getSid()).delete(client));
            }
            ifThere(() -> new MessageUpdater(carrierMessageId).setBody("").update(client));
            return new Outcome.Gone();
        } catch (ApiException refused) {
            return isMissing(refused) ? new Outcome.Gone() : new Outcome.Later(TwilioReads.why(refused));
        } catch (RuntimeException failed) {
            return new Outcome.Later(TwilioReads.why(failed));
        }
    }

    private static void ifThere(Runnable change) {
        try {
            change.run();
        } catch (ApiException refused) {
            if (!isMissing(refused)) {
                throw refused;
            }
        }
    }

    private static boolean isMissing(ApiException refused) {
        return Objects.equals(refused.getStatusCode(), NOT_FOUND);
    }
}
