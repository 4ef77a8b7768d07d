package org.threadline.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.message.Status;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.value.Item;
import org.threadline.value.Kind;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;

/** Reminds of a cart once, when it has rested long enough and was neither bought nor emptied. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CartReminders {

    /** Carriers allow one text per abandonment, within this time. */
    private static final Duration LATEST = Duration.ofHours(48);

    private static final int LONGEST_NAME = 40;

    private final OutboundMessages outbound;
    private final Wording wording;
    private final KnownCarts known;
    private final CartConfig config;
    private final Clock clock;

    CartReminders(OutboundMessages outbound, Wording wording, KnownCarts known, CartConfig config, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
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

    /**
     * The customer has bought; after {@link #recall} of the cart, if there is one.
     *
     * @param cartId the cart it was; null when the shop does not say, and then every cart left until then counts
     */
    public void bought(Customer customer, String cartId, String orderId, Instant time) {
        var carts = cartId == null ? Cart.leftBy(customer, time) : List.of(cart(customer, cartId));
        for (Cart cart : carts) {
            cart.buy(orderId, time);
            outbound.cancel(customer.brand(), cart.subject(), Kind.CART_REMINDER, "cart-bought");
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
        Instant due = clock.instant().plus(wait);
        if (!cart.fill(event, time) || !isNews || due.isAfter(time.plus(LATEST))) {
            return;
        }
        OutboundText reminder = OutboundText.automatic(Kind.CART_REMINDER, Purpose.MARKETING, words(cart, customer))
                .about(cart.subject())
                .between(due, time.plus(LATEST));
        if (cart.reminderId() == null || wasDropped(cart)) {
            cart.remindWith(outbound.enqueue(customer, reminder).id());
        } else {
            // One that has left already was the one reminder of this cart.
            outbound.rephrase(cart.reminderId(), customer, reminder);
        }
    }

    private static boolean wasDropped(Cart cart) {
        return Message.<Message>findByIdOptional(cart.reminderId())
                .map(message -> message.status() == Status.CANCELED)
                .orElse(true);
    }

    private Worded words(Cart cart, Customer customer) {
        Item first = cart.items().getFirst();
        int more = cart.items().size() - 1;
        var words = new HashMap<String, String>();
        words.put("item", shorten(first.name()));
        words.put("more", more == 0 ? null : more + " more");
        words.put("link", cart.checkoutUrl());
        return wording.word(
                Occasion.CART_REMINDER, Brand.withKey(customer.brand()).orElseThrow(), customer, words);
    }

    private static String shorten(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int end = LONGEST_NAME - 3;
        // Half an emoji is not a character; it would be sent as a question mark.
        int whole = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
        return name.substring(0, whole).strip() + "...";
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
