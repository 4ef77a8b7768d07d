package org.threadline.wording;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;

/** The texts that go out by themselves, filled in: the brand's own where it has one. */
@ApplicationScoped
public class Wording {

    private final Templates templates;

    Wording(Templates templates) {
        this.templates = templates;
    }

    /**
     * The text for an occasion. The customer's first name and the brand's are known by themselves.
     *
     * @param words the occasion's own words; one that is null or blank counts as not known
     */
    public Worded word(Occasion occasion, Brand brand, Customer customer, Map<String, String> words) {
        var known = known(words);
        put(known, Variable.NAME.name(), customer.firstName());
        put(known, Variable.BRAND.name(), brand.name());
        var chosen = templates.choose(occasion, brand, customer.locale());
        return chosen.text()
                .say(known)
                .map(said -> new Worded(chosen.version(), sign(said, occasion, brand)))
                .orElseGet(() -> new Worded(chosen.version(), "", chosen.text().missing(known)));
    }

    private static String sign(String text, Occasion occasion, Brand brand) {
        return occasion.isSigned() ? Signature.behind(text, brand.voice()) : text;
    }

    private static Map<String, String> known(Map<String, String> words) {
        var known = new HashMap<String, String>();
        words.forEach((name, word) -> put(known, name, word));
        return known;
    }

    private static void put(Map<String, String> known, String name, String word) {
        if (word != null && !word.isBlank()) {
            known.put(name, oneLine(word));
        }
    }

    /** What others have put into an event must not break a text's shape. */
    private static String oneLine(String word) {
        return word.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    }
}
