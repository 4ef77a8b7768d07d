package org.threadline.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.wording.Moments;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;

/** What we say of an order, in the customer's own days. */
record OrderTexts(Wording wording, Brand brand, Customer customer, CustomerOrder order, Instant now) {

    Worded shipped() {
        Map<String, String> words = words(order.eta());
        words.put("carrier", order.carrier());
        words.put("link", order.trackingUrl());
        return word(Occasion.ORDER_SHIPPED, words);
    }

    Worded outForDelivery() {
        return word(Occasion.ORDER_OUT_FOR_DELIVERY, words(order.eta()));
    }

    Worded delivered() {
        return word(Occasion.ORDER_DELIVERED, words(null));
    }

    Worded delayed(OrderEvent.Delayed delay) {
        Map<String, String> words = words(delay.newEta());
        words.put("reason", delay.reason());
        return word(Occasion.ORDER_DELAYED, words);
    }

    private Worded word(Occasion occasion, Map<String, String> words) {
        return wording.word(occasion, brand, customer, words);
    }

    private Map<String, String> words(Instant arrival) {
        var words = new HashMap<String, String>();
        words.put("order", order.orderId());
        words.put("day", day(arrival));
        return words;
    }

    /** A day that has passed is not announced. */
    private String day(Instant arrival) {
        if (arrival == null) {
            return null;
        }
        ZoneId zone = customer.timeZone() == null ? brand.timeZone() : ZoneId.of(customer.timeZone());
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate day = LocalDate.ofInstant(arrival, zone);
        return day.isBefore(today) ? null : Moments.day(day, today);
    }
}
