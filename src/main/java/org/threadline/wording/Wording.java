package org.threadline.wording;

import java.util.Locale;
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
     * @param words the occasion's own words, said in the language of the template
     */
    public Worded word(Occasion occasion, Brand brand, Customer customer, Words words) {
        var chosen = templates.choose(occasion, brand, customer.locale());
        Locale language = language(chosen.version().language(), customer.locale());
        Map<String, String> known = words.and(Variable.NAME.name(), customer.firstName())
                .and(Variable.BRAND.name(), brand.name())
                .in(language);
        return chosen.text()
                .say(known)
                .map(said -> new Worded(chosen.version(), language, sign(said, occasion, brand)))
                .orElseGet(() ->
                        new Worded(chosen.version(), language, "", chosen.text().missing(known)));
    }

    /** The template's; as it is spoken where the customer is, when that is the same one. */
    private static Locale language(Locale ofTemplate, String customers) {
        Locale theirs = customers == null ? ofTemplate : Locale.forLanguageTag(customers);
        return theirs.getLanguage().equals(ofTemplate.getLanguage())
                        && ofTemplate.getCountry().isEmpty()
                ? theirs
                : ofTemplate;
    }

    private static String sign(String text, Occasion occasion, Brand brand) {
        return occasion.isSigned() ? Signature.behind(text, brand.voice()) : text;
    }
}
