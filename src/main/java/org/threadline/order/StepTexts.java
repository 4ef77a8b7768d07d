package org.threadline.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.value.Kind;
import org.threadline.value.Updates;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;

/** Tells each step of a delivery, to those who want to hear of each; to others, those of the day on which it comes. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class StepTexts {

    private final OutboundMessages outbound;
    private final Wording wording;
    private final OrderConfig config;
    private final Clock clock;

    StepTexts(OutboundMessages outbound, Wording wording, OrderConfig config, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.config = config;
        this.clock = clock;
    }

    /** @param until it is news until then */
    void tell(CustomerOrder order, Brand brand, Customer customer, Instant until) {
        Instant now = clock.instant();
        var texts = new OrderTexts(wording, brand, customer, order, now);
        words(order, brand, customer, texts)
                .ifPresent(words -> outbound.enqueue(
                        customer,
                        OutboundText.automatic(Kind.ORDER_UPDATE, Purpose.TRANSACTIONAL, words)
                                .about(order.subject())
                                .between(now.plus(settling(order, brand)), until)));
    }

    void takeBack(CustomerOrder order, Kind kind) {
        outbound.cancel(order.brand(), order.subject(), kind, "superseded");
    }

    private static Optional<Worded> words(CustomerOrder order, Brand brand, Customer customer, OrderTexts texts) {
        return switch (order.state()) {
            case SHIPPED -> {
                if (wanted(brand, customer) == Updates.DELIVERY_DAY) {
                    yield Optional.empty();
                }
                order.tell(order.eta());
                yield Optional.of(texts.shipped());
            }
            case OUT_FOR_DELIVERY -> {
                order.tell(order.eta());
                yield Optional.of(texts.outForDelivery());
            }
            case DELIVERED -> Optional.of(texts.delivered());
            case PLACED, CANCELLED -> Optional.empty();
        };
    }

    private static Updates wanted(Brand brand, Customer customer) {
        return customer.updates() == null ? brand.policies().deliveries().updates() : customer.updates();
    }

    /** Nothing newer can come after the last word. */
    private Duration settling(CustomerOrder order, Brand brand) {
        return order.state().isFinal()
                ? Duration.ZERO
                : brand.policies().deliveries().ownSettling().orElse(config.settle());
    }
}
