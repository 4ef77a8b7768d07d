package org.threadline.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.threadline.message.Status;
import org.threadline.outbound.Carrier;
import org.threadline.outbound.CarrierAlert;
import org.threadline.outbound.Consequence;
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
    private final TwilioErrors errors;
    private final Event<CarrierAlert> alerts;

    TwilioCarrier(TwilioConfig config, PublicUrl publicUrl, TwilioErrors errors, Event<CarrierAlert> alerts) {
        this.publicUrl = publicUrl;
        this.errors = errors;
        this.alerts = alerts;
        this.client = SingleRequestClient.restClient(config);
    }

    @Override
    public SendOutcome send(OutgoingText text) {
        Optional<String> broken = TwilioLimits.brokenBy(text);
        if (broken.isPresent()) {
            return new SendOutcome.Refused(broken.get());
        }
        try {
            return accepted(creator(text).create(client));
        } catch (ApiException error) {
            return outcome(error, text);
        } catch (TwilioException unreadable) {
            return errors.noAnswer(unreadable);
        }
    }

    /** A refusal is told when it is written down; what was not processed is never, so people are told here. */
    private SendOutcome outcome(ApiException error, OutgoingText text) {
        SendOutcome outcome = errors.outcome(error);
        String code = TwilioErrors.code(error);
        Set<Consequence> consequences = errors.consequencesOf(code);
        if (outcome instanceof SendOutcome.NotProcessed && consequences.contains(Consequence.ALERT)) {
            alerts.fire(CarrierAlert.about(code, consequences, text.messageId(), text.brand()));
        }
        return outcome;
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
        return new SendOutcome.Accepted(
                message.getSid(), status, segments(message.getNumSegments()), TwilioPrice.of(message));
    }

    private static int segments(String counted) {
        try {
            return counted == null ? 0 : Integer.parseInt(counted);
        } catch (NumberFormatException notSaid) {
            return 0;
        }
    }
}
