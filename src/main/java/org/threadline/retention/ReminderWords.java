package org.threadline.retention;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.value.Item;
import org.threadline.wording.Occasion;
import org.threadline.wording.Phrases;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/** What a reminder says: of what can be bought now, and where. */
@ApplicationScoped
class ReminderWords {

    private static final int LONGEST_NAME = 40;

    private final Wording wording;

    ReminderWords(Wording wording) {
        this.wording = wording;
    }

    /** @param cart something of it is in stock */
    Worded of(Cart cart, Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        List<Item> items = cart.contents().inStock();
        int more = items.size() - 1;
        Words words = Words.of("item", shorten(items.getFirst().name()))
                .and("more", more == 0 ? null : Phrases.more(more))
                .and("link", link(cart, brand));
        return wording.word(Occasion.CART_REMINDER, brand, customer, words);
    }

    /** Only to where the brand sends its customers; null otherwise, and the text does without. */
    private static String link(Cart cart, Brand brand) {
        String checkout = cart.contents().checkoutUrl();
        return brand.policies().deliveries().mayLinkTo(URI.create(checkout)) ? checkout : null;
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
}
