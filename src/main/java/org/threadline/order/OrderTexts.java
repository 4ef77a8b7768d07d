package org.threadline.order;

import java.net.URI;
import java.time.Instant;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.offer.Voucher;
import org.threadline.value.Updates;
import org.threadline.wording.Amounts;
import org.threadline.wording.Occasion;
import org.threadline.wording.Phrases;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/** What we say of an order, in the customer's own days. */
record OrderTexts(Wording wording, Brand brand, Customer customer, CustomerOrder order, Instant now) {

    Worded shipped() {
        return say(
                Occasion.ORDER_SHIPPED,
                words(order.eta()).and("carrier", order.carrier()).and("link", link()));
    }

    Worded outForDelivery() {
        return say(
                Occasion.ORDER_OUT_FOR_DELIVERY,
                words(order.eta()).and("fewer", customer.updates() == null ? Phrases.FEWER : null));
    }

    Worded delivered() {
        return say(Occasion.ORDER_DELIVERED, words(null));
    }

    /** @param offer what comes with the apology, or null */
    Worded delayed(OrderEvent.Delayed delay, Voucher offer) {
        Words words = words(delay.newEta()).and("reason", delay.reason());
        if (offer == null) {
            return say(Occasion.ORDER_DELAYED, words);
        }
        return say(
                Occasion.ORDER_DELAYED_OFFER,
                words.and("offer", Amounts.said(offer.amount())).and("code", offer.code()));
    }

    Worded newDate(OrderEvent.Delayed delay) {
        return say(Occasion.ORDER_NEW_DATE, words(delay.newEta()));
    }

    /** The answer to somebody who asks where it is. */
    Worded whereabouts() {
        Words words = words(order.arrival()).and("carrier", order.carrier()).and("link", link());
        if (order.isLate()) {
            return say(Occasion.ANSWER_ORDER_LATE, words);
        }
        return switch (order.state()) {
            case PLACED -> say(Occasion.ANSWER_ORDER_PLACED, words);
            case SHIPPED -> say(Occasion.ANSWER_ORDER_SHIPPED, words);
            case OUT_FOR_DELIVERY -> say(Occasion.ANSWER_ORDER_OUT, words);
            case DELIVERED, CANCELLED -> throw new IllegalStateException("nobody waits for it");
        };
    }

    /** What the customer has chosen to hear from now on. */
    static Worded chosen(Wording wording, Brand brand, Customer customer, Updates updates) {
        Occasion occasion = updates == Updates.DELIVERY_DAY ? Occasion.UPDATES_LESS : Occasion.UPDATES_MORE;
        return wording.word(occasion, brand, customer, Words.NONE);
    }

    private Worded say(Occasion occasion, Words words) {
        return wording.word(occasion, brand, customer, words);
    }

    private Words words(Instant arrival) {
        return Words.of("order", order.orderId())
                .and("day", CustomersDays.of(brand, customer, now).announced(arrival));
    }

    /** Only to where the brand sends its customers; null otherwise, and the text does without. */
    private String link() {
        String link = order.trackingUrl();
        return link != null && brand.policies().deliveries().mayLinkTo(URI.create(link)) ? link : null;
    }
}
