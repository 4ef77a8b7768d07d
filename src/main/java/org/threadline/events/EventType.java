package org.threadline.events;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What we tell the world of. */
public enum EventType {
    MESSAGE_RECEIVED("message.received"),
    MESSAGE_STATUS_CHANGED("message.status_changed"),
    THREAD_OPENED("thread.opened"),
    THREAD_CLAIMED("thread.claimed"),
    THREAD_RELEASED("thread.released"),
    THREAD_TRANSFERRED("thread.transferred"),
    THREAD_SNOOZED("thread.snoozed"),
    THREAD_TAGGED("thread.tagged"),
    THREAD_RESOLVED("thread.resolved"),
    THREAD_REOPENED("thread.reopened"),
    THREAD_RESPONSE_DUE("thread.response_due"),
    THREAD_RESPONSE_OVERDUE("thread.response_overdue"),
    VOUCHER_ASKED("voucher.asked"),
    VOUCHER_GIVEN("voucher.given"),
    VOUCHER_REFUSED("voucher.refused"),
    OFFER_GRANTED("offer.granted"),
    OFFER_WITHHELD("offer.withheld"),
    OFFER_VOIDED("offer.voided"),
    BUDGET_REACHED("budget.reached"),
    SURVEY_ANSWERED("survey.answered"),
    CART_RECOVERED("cart.recovered"),
    ORDER_CHANGE_REQUESTED("order.change.requested"),
    ORDER_CHANGE_SETTLED("order.change.settled"),
    CONSENT_CHANGED("consent.changed"),
    CUSTOMER_ERASED("customer.erased");

    private final String type;

    EventType(String type) {
        this.type = type;
    }

    /** @throws IllegalArgumentException when we tell of no such thing */
    @JsonCreator
    public static EventType of(String type) {
        return Arrays.stream(values())
                .filter(each -> each.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is not a type of event; see docs/events.md"));
    }

    /** As CloudEvents says it. */
    @JsonValue
    public String type() {
        return type;
    }
}
