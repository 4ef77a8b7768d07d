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
import org.threadline.message.Kind;
import org.threadline.message.Message;
import org.threadline.message.Status;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.value.Item;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Wording.Occasion;

/** Reminds of a cart once, when it has rested long enough and was neither bought nor emptied. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CartReminders {

    /** Carriers allow one text per abandonment, within this time. */
    private static final Duration LATEST = Duration.ofHours(48);

    private static final int LONGEST_NAME = 40;

    private final OutboundMessages outbound;
    private final Wording wording;
    private final CartConfig config;
    private final Clock clock;

    CartReminders(OutboundMessages outbound, Wording wording, CartConfig config, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes an event in, in the caller's transaction.
     *
     * @param customer whom it concerns, locked
     * @param time when it happened, as the shop says
     */
    public void on(CartEvent event, Customer customer, Instant time) {
        switch (event) {
            case CartEvent.Filled filled when filled.items().isEmpty() -> empty(event, customer, time);
            case CartEvent.Updated updated -> fill(updated, customer, time, wait(customer));
            case CartEvent.Abandoned abandoned -> fill(abandoned, customer, time, Duration.ZERO);
            case CartEvent.Emptied emptied -> empty(emptied, customer, time);
        }
    }

    /**
     * The customer has bought.
     *
     * @param cartId the cart it was; null when the shop does not say, and then every cart left until then counts
     */
    public void bought(Customer customer, String cartId, String orderId, Instant time) {
        var carts = cartId == null
                ? Cart.leftBy(customer, time)
                : List.of(cart(new Cart.Key(customer.brand(), cartId), customer, time));
        for (Cart cart : carts) {
            cart.buy(orderId, time);
            outbound.cancel(customer.brand(), cart.subject(), Kind.CART_REMINDER, "cart-bought");
        }
    }

    private void empty(CartEvent event, Customer customer, Instant time) {
        Cart cart = cart(new Cart.Key(customer.brand(), event.cartId()), customer, time);
        if (cart.empty(time)) {
            outbound.cancel(customer.brand(), cart.subject(), Kind.CART_REMINDER, "cart-emptied");
        }
    }

    private void fill(CartEvent.Filled event, Customer customer, Instant time, Duration wait) {
        Cart cart = cart(new Cart.Key(customer.brand(), event.cartId()), customer, time);
        if (!cart.fill(event, time)) {
            return;
        }
        OutboundText reminder = OutboundText.automatic(Kind.CART_REMINDER, Purpose.MARKETING, words(cart, customer))
                .about(cart.subject())
                .between(clock.instant().plus(wait), time.plus(LATEST));
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
        words.put("name", customer.firstName());
        words.put("brand", Brand.withKey(customer.brand()).orElseThrow().name());
        words.put("item", shorten(first.name()));
        words.put("more", more == 0 ? null : more + " more");
        words.put("link", cart.checkoutUrl());
        return wording.word(Occasion.CART_REMINDER, words);
    }

    private static String shorten(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 3).strip() + "...";
    }

    private Duration wait(Customer customer) {
        return Brand.withKey(customer.brand())
                .flatMap(brand -> brand.policies().ownCartReminderWait())
                .orElse(config.reminderAfter());
    }

    private static Cart cart(Cart.Key key, Customer customer, Instant time) {
        return Cart.of(key).orElseGet(() -> {
            var unheardOf = new Cart(key, customer, time);
            unheardOf.persist();
            return unheardOf;
        });
    }
}
