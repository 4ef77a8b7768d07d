package org.threadline.retention;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.outbound.OutboundMessages;
import org.threadline.value.Kind;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

/**
 * What an order means for carts and for the reminders before it. Two things that must not be mixed up: a cart that is
 * bought after its reminder has left is recovered; and whoever orders anything counts, reminded or held out, because only
 * that is known of both in the same way. An order counts once, and each reminder counts once.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Purchases {

    private final OutboundMessages outbound;
    private final KnownCarts known;
    private final DecidedReminders decided;
    private final Event<CartReminder.Recovered> recovered;

    Purchases(
            OutboundMessages outbound,
            KnownCarts known,
            DecidedReminders decided,
            Event<CartReminder.Recovered> recovered) {
        this.outbound = outbound;
        this.known = known;
        this.decided = decided;
        this.recovered = recovered;
    }

    /** Takes it in, in the caller's transaction, after {@link CartReminders#recall} of the cart, if there is one. */
    public void take(Purchase purchase) {
        List<Cart> carts = bought(purchase);
        // Shops may split one cart into several orders; it comes back once.
        Set<String> comingBack =
                carts.stream().filter(not(Cart::isBought)).map(Cart::cartId).collect(toSet());
        for (Cart cart : carts) {
            cart.buy(purchase.orderId(), purchase.time());
            outbound.cancel(purchase.customer().brand(), cart.subject(), Kind.CART_REMINDER, "cart-bought");
        }
        count(purchase, comingBack);
    }

    /** As far as we know of it. */
    private List<Cart> bought(Purchase purchase) {
        return purchase.cartId() == null
                ? known.leftBy(purchase.customer(), purchase.time())
                : Cart.of(new Cart.Key(purchase.customer().brand(), purchase.cartId()))
                        .map(List::of)
                        .orElseThrow();
    }

    private void count(Purchase purchase, Set<String> carts) {
        List<CartReminder> reminders = decided.lock(purchase.customer().id());
        if (reminders.stream().anyMatch(reminder -> reminder.knows(purchase.orderId()))) {
            return;
        }
        reminders.stream()
                .filter(reminder -> reminder.turn().covers(purchase.time()))
                .findFirst()
                .ifPresent(latest -> latest.order(purchase));
        reminders.stream()
                .filter(reminder -> carts.contains(reminder.cartId()) && reminder.mayHaveBrought(purchase))
                .findFirst()
                .ifPresent(reminder -> recover(reminder, purchase));
    }

    private void recover(CartReminder reminder, Purchase purchase) {
        reminder.recover(purchase);
        recovered.fire(new CartReminder.Recovered(reminder));
    }
}
