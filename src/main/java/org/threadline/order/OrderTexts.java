package org.threadline.order;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.offer.Voucher;
import org.threadline.value.Updates;
import org.threadline.wording.Amounts;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;

/** What we say of an order, in the customer's own days. */
record OrderTexts(Wording wording, Brand brand, Customer customer, CustomerOrder order, Instant now) {

    Worded shipped() {
        Map<String, String> words = words(order.eta());
        words.put("carrier", order.carrier());
        words.put("link", link());
        return say(Occasion.ORDER_SHIPPED, words);
    }

    Worded outForDelivery() {
        Map<String, String> words = words(order.eta());
        words.put("fewer", customer.updates() == null ? "LESS" : null);
        return say(Occasion.ORDER_OUT_FOR_DELIVERY, words);
    }

    Worded delivered() {
        return say(Occasion.ORDER_DELIVERED, words(null));
    }

    /** @param offer what comes with the apology, or null */
    Worded delayed(OrderEvent.Delayed delay, Voucher offer) {
        Map<String, String> words = words(delay.newEta());
        words.put("reason", delay.reason());
        if (offer == null) {
            return say(Occasion.ORDER_DELAYED, words);
        }
        words.put("offer", Amounts.said(offer.amount()));
        words.put("code", offer.code());
        return say(Occasion.ORDER_DELAYED_OFFER, words);
    }

    Worded newDate(OrderEvent.Delayed delay) {
        return say(Occasion.ORDER_NEW_DATE, words(delay.newEta()));
    }

    /** The answer to somebody who asks where it is. */
    Worded whereabouts() {
        Map<String, String> words = words(order.arrival());
        words.put("carrier", order.carrier());
        words.put("link", link());
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
        return wording.word(occasion, brand, customer, Map.of());
    }

    private Worded say(Occasion occasion, Map<String, String> words) {
        return wording.word(occasion, brand, customer, words);
    }

    private Map<String, String> words(Instant arrival) {
        var words = new HashMap<String, String>();
        words.put("order", order.orderId());
        words.put("day", CustomersDays.of(brand, customer, now).announced(arrival));
        return words;
    }

    /** Only to where the brand sends its customers; null otherwise, and the text does without. */
    private String link() {
        String link = order.trackingUrl();
        return link != null && brand.policies().deliveries().mayLinkTo(URI.create(link)) ? link : null;
    }
}
