package org.threadline.inbound;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.consent.Consent;
import org.threadline.consent.Evidence;
import org.threadline.customer.Customer;
import org.threadline.offer.Redemptions;
import org.threadline.order.OrderEvent;
import org.threadline.order.OrderUpdates;
import org.threadline.retention.CartReminders;
import org.threadline.retention.Purchase;
import org.threadline.retention.Purchases;
import org.threadline.retention.change.ChangeAnswers;

/** What follows from an event of the shop, and in which room. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ShopEventEffects {

    private final OrderUpdates orders;
    private final CartReminders carts;
    private final Purchases purchases;
    private final Redemptions redemptions;
    private final Consent consent;
    private final ChangeAnswers changes;

    ShopEventEffects(
            OrderUpdates orders,
            CartReminders carts,
            Purchases purchases,
            Redemptions redemptions,
            Consent consent,
            ChangeAnswers changes) {
        this.orders = orders;
        this.carts = carts;
        this.purchases = purchases;
        this.redemptions = redemptions;
        this.consent = consent;
        this.changes = changes;
    }

    /**
     * An event, and whom it concerns.
     *
     * @param time when it happened
     * @param isNews false when that is so long ago that nobody should get a text for it
     */
    record Heard(ShopEvent event, Customer customer, Instant time, boolean isNews) {}

    /** Which of these answers are to something that we have asked. */
    Set<ChangeAnswers.About> known(Collection<ChangeAnswers.About> answers) {
        return changes.known(answers);
    }

    /** Lets each have its effect in turn; what they are about is asked for at once before. */
    void of(List<Heard> all) {
        orders.recall(all.stream().flatMap(ShopEventEffects::ofOrder).toList());
        carts.recall(all.stream().flatMap(ShopEventEffects::aboutCart).toList());
        all.forEach(this::take);
    }

    private void take(Heard heard) {
        switch (heard.event().data()) {
            case ShopEvent.OfOrder order -> {
                ofOrder(heard).forEach(orders::on);
                if (order.event() instanceof OrderEvent.Placed placed) {
                    purchases.take(new Purchase(
                            heard.customer(), placed.cartId(), placed.orderId(), placed.total(), heard.time()));
                    redemptions.take(heard.customer().brand(), placed.orderId(), placed.discountCodes(), heard.time());
                }
            }
            case ShopEvent.OfCart cart -> carts.on(cart.event(), heard.customer(), heard.time(), heard.isNews());
            case ShopEvent.ConsentChanged changed -> take(changed, heard.customer(), heard.time());
            case ShopEvent.ChangeAnswered answer ->
                changes.answer(
                        new ChangeAnswers.Answer(answer.changeId(), answer.accepted(), answer.reason(), heard.isNews()),
                        heard.customer());
        }
    }

    private void take(ShopEvent.ConsentChanged changed, Customer customer, Instant time) {
        var evidence = new Evidence(changed.source(), changed.wording(), changed.ip(), null);
        consent.record(customer.brand(), customer.id(), changed.purpose(), changed.granted(), evidence, time);
    }

    private static Stream<OrderUpdates.Heard> ofOrder(Heard heard) {
        return heard.event().data() instanceof ShopEvent.OfOrder order
                ? Stream.of(new OrderUpdates.Heard(order.event(), heard.customer(), heard.time(), heard.isNews()))
                : Stream.empty();
    }

    private static Stream<CartReminders.About> aboutCart(Heard heard) {
        String cartId = switch (heard.event().data()) {
            case ShopEvent.OfCart cart -> cart.event().cartId();
            case ShopEvent.OfOrder(OrderEvent.Placed placed) -> placed.cartId();
            default -> null;
        };
        return cartId == null
                ? Stream.empty()
                : Stream.of(new CartReminders.About(cartId, heard.customer(), heard.time()));
    }
}
