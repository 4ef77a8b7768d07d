package org.threadline.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.message.Status;
import org.threadline.offer.Offers;
import org.threadline.offer.Voucher;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.value.Kind;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;

/**
 * Says that an order is late before the customer asks: sorry once for what has befallen it, with what the brand offers
 * for that, and later only the new day, when it is another one.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class DelayApologies {

    private final OutboundMessages outbound;
    private final Wording wording;
    private final LateOffers lateOffers;
    private final Offers offers;
    private final Clock clock;

    DelayApologies(OutboundMessages outbound, Wording wording, LateOffers lateOffers, Offers offers, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.lateOffers = lateOffers;
        this.offers = offers;
        this.clock = clock;
    }

    /**
     * A delay, and whom it concerns.
     *
     * @param promise when it was promised before, or null
     * @param days the customer's
     * @param until what is said of it is news until then
     */
    record Late(
            OrderEvent.Delayed delay,
            CustomerOrder order,
            Brand brand,
            Customer customer,
            Instant promise,
            CustomersDays days,
            Instant until) {

        OrderIncident.Key key() {
            return new OrderIncident.Key(order.brand(), order.orderId(), delay.incidentId());
        }
    }

    /** @param happened as the order system says */
    void on(Late late, Instant happened) {
        Optional<OrderIncident> known = OrderIncident.of(late.key());
        if (known.isEmpty()) {
            apologise(late, new OrderIncident(late.key(), late.delay(), happened));
        } else if (late.days().isNews(late.order().toldEta(), late.delay().newEta())) {
            tellNewDate(late, known.get());
        }
    }

    private void apologise(Late late, OrderIncident incident) {
        incident.persist();
        Optional<Voucher> offer = lateOffers.of(late);
        Message apology = outbound.enqueue(late.customer(), apology(late, offer));
        offer.ifPresent(voucher -> offers.tellBy(voucher, apology.id()));
        if (neverLeaves(apology)) {
            // A word was missing, which was known before the offer knew its text.
            offers.takeBack(apology.id());
        }
        incident.apologisedBy(apology.id());
        told(late, incident);
    }

    /** What still waits to be said is said with the new day; else the new day is said by itself. */
    private void tellNewDate(Late late, OrderIncident incident) {
        OutboundText newDate = text(late, Kind.ORDER_UPDATE, texts(late).newDate(late.delay()));
        if (incident.isToldByApology()) {
            OutboundText apology = apology(late, lateOffers.with(incident));
            if (!outbound.rephrase(incident.toldId(), late.customer(), apology)) {
                tellAnew(late, incident, newDate, apology);
            }
        } else if (incident.toldId() == null || !outbound.rephrase(incident.toldId(), late.customer(), newDate)) {
            incident.toldBy(outbound.enqueue(late.customer(), newDate).id());
        }
        told(late, incident);
    }

    /** An apology that nobody has heard is still owed. */
    private void tellAnew(Late late, OrderIncident incident, OutboundText newDate, OutboundText apology) {
        if (neverLeaves(Message.findById(incident.toldId()))) {
            incident.apologisedBy(outbound.enqueue(late.customer(), apology).id());
        } else {
            incident.toldBy(outbound.enqueue(late.customer(), newDate).id());
        }
    }

    private static void told(Late late, OrderIncident incident) {
        incident.slip(late.delay().newEta());
        late.order().tell(late.delay().newEta());
    }

    private static boolean neverLeaves(Message message) {
        return message.status() == Status.CANCELED;
    }

    private OutboundText apology(Late late, Optional<Voucher> offer) {
        return text(late, Kind.DELAY_APOLOGY, texts(late).delayed(late.delay(), offer.orElse(null)));
    }

    private OrderTexts texts(Late late) {
        return new OrderTexts(wording, late.brand(), late.customer(), late.order(), clock.instant());
    }

    private OutboundText text(Late late, Kind kind, Worded words) {
        return OutboundText.automatic(kind, Purpose.TRANSACTIONAL, words)
                .about(late.order().subject())
                .between(clock.instant(), late.until());
    }
}
