package org.threadline.wording;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
        return fill(templates.choose(occasion, brand, customer.locale()), occasion, brand, customer, words);
    }

    /** A reply that the brand has at hand, as this customer would read it; empty when it has none such. */
    public Optional<Worded> word(SavedReply reply, Brand brand, Customer customer, Words words) {
        return templates.own(reply, brand, customer.locale()).map(own -> fill(own, reply, brand, customer, words));
    }

    /** All that the brand has at hand in the customer's language or its usual one, by their keys. */
    public List<Worded> savedReplies(Brand brand, Customer customer, Words words) {
        return templates.savedReplies(brand).stream()
                .flatMap(reply -> word(reply, brand, customer, words).stream())
                .toList();
    }

    private static Worded fill(
            Templates.Chosen chosen, TemplateForm form, Brand brand, Customer customer, Words words) {
        Locale language = language(chosen.version().language(), customer);
        Map<String, String> known = words.and(Variable.NAME.name(), customer.firstName())
                .and(Variable.BRAND.name(), brand.name())
                .in(language);
        return chosen.text()
                .say(known)
                .map(said -> new Worded(chosen.version(), language, sign(said, form, brand)))
                .orElseGet(() ->
                        new Worded(chosen.version(), language, "", chosen.text().missing(known)));
    }

    /** The template's; as it is spoken where the customer is, when that is the same one. */
    private static Locale language(Locale ofTemplate, Customer customer) {
        Locale theirs = customer.language().orElse(ofTemplate);
        return theirs.getLanguage().equals(ofTemplate.getLanguage())
                        && ofTemplate.getCountry().isEmpty()
                ? theirs
                : ofTemplate;
    }

    private static String sign(String text, TemplateForm form, Brand brand) {
        return form.isSigned() ? Signature.behind(text, brand.voice()) : text;
    }
}
