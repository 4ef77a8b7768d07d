package org.threadline.outbound.gate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brands;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;
import org.threadline.value.PhoneNumber;
import org.threadline.value.Whereabouts;

/**
 * Texts go only to countries that a brand means to sell to: numbers far away that make us answer them are how strangers
 * earn money at a shop's cost. A person may answer whoever has texted, from wherever.
 */
@ApplicationScoped
class CountryCheck implements SendCheck {

    private static final String ALL = "*";

    private final Brands brands;
    private final LiveConversations conversations;
    private final SendingConfig config;

    CountryCheck(Brands brands, LiveConversations conversations, SendingConfig config) {
        this.brands = brands;
        this.conversations = conversations;
        this.config = config;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        Map<String, Set<String>> allowed =
                allowed(candidates.stream().map(Candidate::brand).collect(Collectors.toSet()));
        var abroad = new HashMap<UUID, Verdict>();
        for (Candidate text : candidates) {
            Set<String> countries = allowed.get(text.brand());
            String country = Whereabouts.countryOf(text.to()).orElse("none");
            if (!countries.contains(ALL) && !countries.contains(country)) {
                abroad.put(text.messageId(), new Verdict.Drop("country:" + country));
            }
        }
        if (!abroad.isEmpty()) {
            abroad.keySet().removeAll(conversations.answers(candidates));
        }
        return abroad;
    }

    /** A brand's own list, else the installation's, else the countries that its numbers are of. */
    private Map<String, Set<String>> allowed(Set<String> keys) {
        var allowed = new HashMap<String, Set<String>>();
        var silent = new HashSet<String>();
        brands.rules(keys).forEach((key, rules) -> {
            List<String> own = rules.policies().countries();
            if (own != null) {
                allowed.put(key, Set.copyOf(own));
            } else if (config.countries().isPresent()) {
                allowed.put(key, Set.copyOf(config.countries().get()));
            } else {
                silent.add(key);
            }
        });
        if (!silent.isEmpty()) {
            brands.numbers(silent).forEach((key, numbers) -> allowed.put(key, countriesOf(numbers)));
        }
        return allowed;
    }

    private static Set<String> countriesOf(List<PhoneNumber> numbers) {
        return numbers.stream()
                .flatMap(number -> Whereabouts.countryOf(number).stream())
                .collect(Collectors.toSet());
    }
}
