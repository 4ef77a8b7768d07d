package org.threadline.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.message.Status;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.value.Kind;

/** Reminds of a cart once, when it has rested long enough and was neither bought nor emptied. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CartReminders {

    private final OutboundMessages outbound;
    private final ReminderWords words;
    private final KnownCarts known;
    private final CartConfig config;
    private final Clock clock;

    CartReminders(OutboundMessages outbound, ReminderWords words, KnownCarts known, CartConfig config, Clock clock) {
        this.outbound = outbound;
        this.words = words;
        this.known = known;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A cart that something is about to be heard of.
     *
     * @param time when that happened
     */
    public record About(String cartId, Customer customer, Instant time) {

        Cart.Key key() {
            return new Cart.Key(customer.brand(), cartId);
        }
    }

    /** What is about to be heard of in this transaction: all asked for at once. */
    public void recall(List<About> abouts) {
        known.recall(abouts);
    }

    /**
     * Takes an event in, in the caller's transaction, after {@link #recall}.
     *
     * @param customer whom it concerns, locked
     * @param time when it happened, as the shop says
     * @param isNews false when it is too old to be told: what it says of the cart counts, and nobody is reminded
     */
    public void on(CartEvent event, Customer customer, Instant time, boolean isNews) {
        if (!known.isFirst(event, time)) {
            return;
        }
        switch (event) {
            case CartEvent.Filled filled when filled.items().isEmpty() -> empty(event, customer, time);
            case CartEvent.Updated updated -> fill(updated, customer, time, isNews, wait(customer));
            case CartEvent.Abandoned abandoned -> fill(abandoned, customer, time, isNews, Duration.ZERO);
            case CartEvent.Emptied emptied -> empty(emptied, customer, time);
        }
    }

    private void empty(CartEvent event, Customer customer, Instant time) {
        Cart cart = cart(customer, event.cartId());
        if (cart.empty(time)) {
            outbound.cancel(customer.brand(), cart.subject(), Kind.CART_REMINDER, "cart-emptied");
        }
    }

    private void fill(CartEvent.Filled event, Customer customer, Instant time, boolean isNews, Duration wait) {
        Cart cart = cart(customer, event.cartId());
        if (!cart.fill(event, time)) {
            return;
        }
        if (cart.contents().inStock().isEmpty()) {
            outbound.cancel(customer.brand(), cart.subject(), Kind.CART_REMINDER, Cart.OUT_OF_STOCK);
            return;
        }
        Instant due = clock.instant().plus(wait);
        if (isNews && !due.isAfter(cart.latest())) {
            remind(cart, customer, due);
        }
    }

    private void remind(Cart cart, Customer customer, Instant due) {
        OutboundText reminder = OutboundText.automatic(Kind.CART_REMINDER, Purpose.MARKETING, words.of(cart, customer))
                .about(cart.subject())
                .between(due, cart.latest());
        if (cart.reminderId() == null || mayBeAskedForAgain(cart.reminderId())) {
            cart.remindWith(outbound.enqueue(customer, reminder).id());
        } else {
            // One that has left already was the one reminder of this cart.
            outbound.rephrase(cart.reminderId(), customer, reminder);
        }
    }

    /** It was dropped, and not because its customer is held out: that was the one reminder of this cart. */
    private static boolean mayBeAskedForAgain(UUID reminder) {
        return Message.<Message>findByIdOptional(reminder)
                        .map(message -> message.status() == Status.CANCELED)
                        .orElse(true)
                && !CartReminder.wasHeldOut(reminder);
    }

    private Duration wait(Customer customer) {
        return Brand.withKey(customer.brand())
                .flatMap(brand -> brand.policies().ownCartReminderWait())
                .orElse(config.reminderAfter());
    }

    private static Cart cart(Customer customer, String cartId) {
        return Cart.of(new Cart.Key(customer.brand(), cartId)).orElseThrow();
    }
}
