package org.threadline.twilio;

import java.net.URI;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.message.Status;
import org.threadline.outbound.Carrier;
import org.threadline.outbound.OutgoingText;
import org.threadline.outbound.SendOutcome;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;

/** Twilio's REST API, through its own SDK. */
@ApplicationScoped
class TwilioCarrier implements Carrier {

    private static final Duration LONGEST_VALIDITY = Duration.ofHours(10);

    private final TwilioRestClient client;
    private final PublicUrl publicUrl;

    TwilioCarrier(TwilioConfig config, PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
        this.client = SingleRequestClient.restClient(config);
    }

    @Override
    public SendOutcome send(OutgoingText text) {
        MessageCreator creator;
        try {
            creator = creator(text);
        } catch (IllegalArgumentException notAnAddress) {
            return TwilioErrors.badMedia();
        }
        try {
            return accepted(creator.create(client));
        } catch (ApiException refused) {
            return TwilioErrors.outcome(refused);
        } catch (TwilioException unreadable) {
            return TwilioErrors.noAnswer(unreadable);
        }
    }

    private MessageCreator creator(OutgoingText text) {
        var to = new PhoneNumber(text.to().e164());
        var from = new PhoneNumber(text.from().e164());
        MessageCreator creator =
                new MessageCreator(to, from, text.body()).setStatusCallback(publicUrl.statusCallback(text.messageId()));
        if (text.messagingServiceSid() != null) {
            creator.setMessagingServiceSid(text.messagingServiceSid());
        }
        if (text.validity() != null) {
            creator.setValidityPeriod(validity(text.validity()));
        }
        if (!text.media().isEmpty()) {
            creator.setMediaUrl(
                    text.media().stream().map(media -> URI.create(media.url())).toList());
        }
        return creator;
    }

    private static int validity(Duration validity) {
        return (int) Math.clamp(validity.toSeconds(), 1, LONGEST_VALIDITY.toSeconds());
    }

    private static SendOutcome accepted(Message message) {
        if (message.getSid() == null) {
            // A success without an id is somebody else's answer, a proxy's perhaps.
            return new SendOutcome.Unknown("no-id");
        }
        Status status = message.getStatus() == null
                ? Status.ACCEPTED
                : TwilioStatus.of(message.getStatus().toString()).orElse(Status.ACCEPTED);
        return new SendOutcome.Accepted(message.getSid(), status, segments(message.getNumSegments()));
    }

    private static int segments(String counted) {
        try {
            return counted == null ? 0 : Integer.parseInt(counted);
        } catch (NumberFormatException notSaid) {
            return 0;
        }
    }
}
