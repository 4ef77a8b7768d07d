package org.threadline.inbound;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.threadline.brand.Brands;
import org.threadline.brand.Brands.Owner;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.message.Draft;
import org.threadline.message.Message;
import org.threadline.message.Words;
import org.threadline.outbound.queue.SendsUnderWay;
import org.threadline.security.wall.AsMachine;
import org.threadline.value.Ids;
import org.threadline.value.Kind;
import org.threadline.wording.Segments;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Texts from customers: each is stored once, and then understood. */
@ApplicationScoped
@AsMachine
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
    private final SendsUnderWay underWay;
    private final Event<Received> received;
    private final Clock clock;

    InboundMessages(
            Brands brands,
            Customers customers,
            Meaning meaning,
            SendsUnderWay underWay,
            Event<Received> received,
            Clock clock) {
        this.brands = brands;
        this.customers = customers;
        this.meaning = meaning;
        this.underWay = underWay;
        this.received = received;
        this.clock = clock;
    }

    private record Heard(Reception reception, UUID customer, boolean keyword) {}

    /**
     * Stores the text with all that follows from it, in one transaction; when this returns, it is committed. After a
     * STOP, also one that is told again, no text to this customer starts any more either.
     */
    public Reception receive(InboundText text) {
        Heard heard = QuarkusTransaction.joiningExisting().call(() -> hear(text));
        if (heard.keyword()) {
            underWay.awaitStarted(heard.customer());
        }
        return heard.reception();
    }

    private Heard hear(InboundText text) {
        Optional<Owner> owner = brands.owning(text.messagingServiceSid(), text.to());
        if (owner.isEmpty()) {
            return new Heard(Reception.NO_OWNER, null, false);
        }
        // Asked before the number is met: a text that is repeated must not make a customer again who was erased since.
        Optional<Keyword> keyword = text.keyword();
        Optional<UUID> whose = Message.whoseIsStored(text.carrierMessageId());
        if (whose.isPresent()) {
            return new Heard(Reception.DUPLICATE, whose.get(), keyword.isPresent());
        }
        // From here on this customer's texts are heard one after the other, on all replicas.
        Customer customer = customers.meet(owner.get().brand(), text.from());
        if (Message.whoseIsStored(text.carrierMessageId()).isPresent()) {
            return new Heard(Reception.DUPLICATE, customer.id(), keyword.isPresent());
        }
        customer.texted(text.to());
        Instant now = clock.instant();
        Instant sent = text.sentAt() == null || text.sentAt().isAfter(now) ? now : text.sentAt();
        Message message = Message.received(draft(text, customer), text.carrierMessageId(), sent, now);
        message.persistAndFlush();
        keyword.ifPresentOrElse(
                word -> meaning.ofKeyword(word, text, message, customer),
                () -> meaning.ofText(text, message, customer));
        received.fire(new Received(message.id(), customer.brand(), keyword));
        return new Heard(Reception.STORED, customer.id(), keyword.isPresent());
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
