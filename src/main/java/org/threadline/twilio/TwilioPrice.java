package org.threadline.twilio;

import java.math.BigDecimal;

import org.threadline.message.Price;

import com.twilio.rest.api.v2010.account.Message;

/** The carrier's price, in ours: it writes what we pay as a negative amount, and null while it does not know. */
final class TwilioPrice {

    private TwilioPrice() {}

    static Price of(Message message) {
        if (message.getPrice() == null || message.getPriceUnit() == null) {
            return null;
        }
        try {
            BigDecimal charged = new BigDecimal(message.getPrice()).negate();
            return new Price(charged, message.getPriceUnit().getCurrencyCode());
        } catch (NumberFormatException notSaid) {
            return null;
        }
    }
}
