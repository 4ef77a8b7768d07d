package org.threadline.twilio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.inbound.CarrierInbox;
import org.threadline.message.Media;
import org.threadline.value.PhoneNumber;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.rest.api.v2010.account.message.MediaReader;

import io.quarkus.logging.Log;

/** Twilio's list of the messages that customers sent, every page of it. */
@ApplicationScoped
class TwilioInbox implements CarrierInbox {

    private static final int LARGEST_PAGE = 1000;

    private final TwilioRestClient client;
    private final String apiUrl;

    TwilioInbox(TwilioConfig config) {
        this.client = SingleRequestClient.readingClient(config);
        this.apiUrl = config.apiUrl().toString().replaceAll("/+$", "");
    }

    @Override
    public Optional<List<Listed>> textsTo(PhoneNumber number, Instant since, Instant until) {
        var reader = new MessageReader().setTo(number.e164()).setDateSentAfter(since.atZone(ZoneOffset.UTC));
        reader.pageSize(LARGEST_PAGE);
        if (until != null) {
            reader.setDateSentBefore(until.atZone(ZoneOffset.UTC));
        }
        try {
            var found = new ArrayList<Listed>();
            for (Message message : reader.read(client)) {
                listed(message, number).ifPresent(found::add);
            }
            // The newest comes first there, also among those of one second.
            return Optional.of(found.reversed().stream()
                    .filter(text -> isIn(text, since, until))
                    .sorted(Comparator.comparing(Listed::sentAt))
                    .toList());
        } catch (RuntimeException failed) {
            Log.warnf("the carrier's list of texts to us cannot be read: %s", TwilioReads.why(failed));
            return Optional.empty();
        }
    }

    /** The carrier promises whole days only, and its times have no fractions. */
    private static boolean isIn(Listed text, Instant since, Instant until) {
        return !text.sentAt().isBefore(since.truncatedTo(ChronoUnit.SECONDS))
                && (until == null || !text.sentAt().isAfter(until));
    }

    @Override
    public Optional<List<Media>> mediaOf(String carrierMessageId) {
        try {
            var media = new ArrayList<Media>();
            new MediaReader(carrierMessageId)
                    .read(client)
                    .forEach(one -> media.add(new Media(address(one.getUri()), one.getContentType())));
            return Optional.of(media);
        } catch (RuntimeException failed) {
            Log.warnf("the media of %s cannot be read: %s", carrierMessageId, TwilioReads.why(failed));
            return Optional.empty();
        }
    }

    /** As a webhook gives it: the picture itself, not its description in JSON. */
    private String address(String uri) {
        return apiUrl + uri.replaceAll("\\.json$", "");
    }

    private static Optional<Listed> listed(Message message, PhoneNumber to) {
        if (message.getDirection() != Message.Direction.INBOUND
                || message.getFrom() == null
                || message.getFrom().toString().isBlank()) {
            return Optional.empty();
        }
        var sent = message.getDateSent() == null ? message.getDateCreated() : message.getDateSent();
        return Optional.of(new Listed(
                message.getSid(),
                message.getMessagingServiceSid(),
                PhoneNumber.ofSender(message.getFrom().toString()),
                to,
                Objects.requireNonNullElse(message.getBody(), "").replace("\0", ""),
                TwilioReads.count(message.getNumMedia()),
                sent.toInstant()));
    }
}
