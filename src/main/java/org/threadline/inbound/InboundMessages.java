package org.threadline.inbound;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brands;
import org.threadline.brand.Brands.Owner;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.message.Draft;
import org.threadline.message.Kind;
import org.threadline.message.Message;
import org.threadline.message.Words;
import org.threadline.value.Ids;
import org.threadline.wording.Segments;

/** Texts from customers: each is stored once, and then understood. */
@ApplicationScoped
public class InboundMessages {

    /** What became of a text that the carrier handed over. */
    public enum Reception {
        STORED,
        /** The same text was stored before; nothing has changed. */
        DUPLICATE,
        /** The number that was texted is no brand's. */
        NO_OWNER
    }

    /** A text was stored. */
    public record Received(UUID messageId, String brand, Optional<Keyword> keyword) {}

    private final Brands brands;
    private final Customers customers;
    private final Meaning meaning;
    private final Event<Received> received;
    private final Clock clock;

    InboundMessages(Brands brands, Customers customers, Meaning meaning, Event<Received> received, Clock clock) {
        this.brands = brands;
        this.customers = customers;
        this.meaning = meaning;
        this.received = received;
        this.clock = clock;
    }

    /** Stores the text with all that follows from it, in one transaction; when this returns, it is committed. */
    @Transactional
    public Reception receive(InboundText text) {
        Optional<Owner> owner = brands.owning(text.messagingServiceSid(), text.to());
        if (owner.isEmpty()) {
            return Reception.NO_OWNER;
        }
        // From here on this customer's texts are heard one after the other, on all replicas.
        Customer customer = customers.meet(owner.get().brand(), text.from());
        if (Message.isStored(text.carrierMessageId())) {
            return Reception.DUPLICATE;
        }
        customer.texted(text.to());
        Optional<Keyword> keyword = Keyword.of(text.body());
        Instant now = clock.instant();
        Instant sent = text.sentAt() == null || text.sentAt().isAfter(now) ? now : text.sentAt();
        Message message = Message.received(draft(text, customer), text.carrierMessageId(), sent, now);
        message.persistAndFlush();
        keyword.ifPresentOrElse(
                word -> meaning.ofKeyword(word, text, message, customer),
                () -> meaning.ofConversation(text, message, customer));
        received.fire(new Received(message.id(), customer.brand(), keyword));
        return Reception.STORED;
    }

    private static Draft draft(InboundText text, Customer customer) {
        Segments segments = Segments.of(text.body());
        return new Draft(
                Ids.next(),
                customer.brand(),
                customer.id(),
                null,
                Kind.CUSTOMER,
                Purpose.SUPPORT.name(),
                new Words(
                        text.body(),
                        text.media(),
                        segments.count(),
                        segments.encoding().name()),
                text.to(),
                null,
                null,
                null,
                null,
                null);
    }
}
