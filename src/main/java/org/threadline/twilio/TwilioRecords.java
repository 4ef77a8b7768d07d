package org.threadline.twilio;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.message.Status;
import org.threadline.outbound.CarrierRecords;
import org.threadline.value.PhoneNumber;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageFetcher;
import com.twilio.rest.api.v2010.account.MessageReader;

/** Twilio's list of the messages that were sent through it, every page of it. */
@ApplicationScoped
class TwilioRecords implements CarrierRecords {

    private static final int LARGEST_PAGE = 1000;

    /** To one phone: more than this is no customer, and an answer that is cut must not be taken for a whole one. */
    private static final int MOST = 5000;

    private static final int NOT_FOUND = 404;

    private final TwilioRestClient client;

    TwilioRecords(TwilioConfig config) {
        this.client = SingleRequestClient.readingClient(config);
    }

    @Override
    public Answer sentTo(PhoneNumber to, Instant since) {
        var reader = new MessageReader().setTo(to.e164());
        reader.pageSize(LARGEST_PAGE).limit(MOST);
        if (since != null) {
            reader.setDateSentAfter(since.atZone(ZoneOffset.UTC));
        }
        try {
            var found = new ArrayList<Entry>();
            int seen = 0;
            for (Message message : reader.read(client)) {
                seen++;
                entry(message).ifPresent(found::add);
            }
            return seen < MOST ? new Answer.Entries(found) : new Answer.Unavailable("too-long");
        } catch (RuntimeException failed) {
            return new Answer.Unavailable(TwilioReads.why(failed));
        }
    }

    @Override
    public Answer withId(String carrierMessageId) {
        try {
            return new Answer.Entries(entry(new MessageFetcher(carrierMessageId).fetch(client)).stream()
                    .toList());
        } catch (ApiException refused) {
            return Objects.equals(refused.getStatusCode(), NOT_FOUND)
                    ? new Answer.Entries(List.of())
                    : new Answer.Unavailable(TwilioReads.why(refused));
        } catch (RuntimeException failed) {
            return new Answer.Unavailable(TwilioReads.why(failed));
        }
    }

    /** Empty for what no program sent: texts from customers, and what the carrier answers by itself. */
    private static Optional<Entry> entry(Message message) {
        if (message.getDirection() != Message.Direction.OUTBOUND_API || message.getDateCreated() == null) {
            return Optional.empty();
        }
        Status status = message.getStatus() == null
                ? Status.ACCEPTED
                : TwilioStatus.of(message.getStatus().toString()).orElse(Status.ACCEPTED);
        Optional<BigDecimal> price = TwilioReads.price(message.getPrice());
        return Optional.of(new Entry(
                message.getSid(),
                Optional.ofNullable(message.getFrom())
                        .map(Object::toString)
                        .filter(number -> !number.isBlank())
                        .map(PhoneNumber::ofSender)
                        .orElse(null),
                message.getMessagingServiceSid(),
                Objects.requireNonNullElse(message.getBody(), ""),
                message.getDateCreated().toInstant(),
                status,
                message.getErrorCode() == null ? null : message.getErrorCode().toString(),
                TwilioReads.count(message.getNumSegments()),
                price.orElse(null),
                price.flatMap(known -> Optional.ofNullable(message.getPriceUnit()))
                        .map(Currency::getCurrencyCode)
                        .orElse(null)));
    }
}
