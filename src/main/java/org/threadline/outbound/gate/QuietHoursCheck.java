package org.threadline.outbound.gate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brands;
import org.threadline.brand.QuietHours;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;
import org.threadline.value.PhoneNumber;
import org.threadline.value.Whereabouts;

/**
 * Nobody is woken: what we begin waits until it is day wherever the customer may be. Exempt is what answers somebody
 * who is awake: the acknowledgement, the answer to a keyword, an agent's answer in a live conversation.
 */
@ApplicationScoped
class QuietHoursCheck implements SendCheck {

    private final LegalHours legal;
    private final NightRest rest;
    private final LiveConversations conversations;
    private final Brands brands;
    private final Clock clock;

    QuietHoursCheck(
            LegalHours legal, QuietHoursConfig config, LiveConversations conversations, Brands brands, Clock clock) {
        this.legal = legal;
        this.rest = new NightRest(config.leastTimeLeft(), config.spreadMarketing(), config.spreadOthers());
        this.conversations = conversations;
        this.brands = brands;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        List<Candidate> begun =
                candidates.stream().filter(text -> !text.isAutomaticAnswer()).toList();
        Set<UUID> answers = conversations.answers(begun);
        begun = begun.stream()
                .filter(text -> !answers.contains(text.messageId()))
                .toList();
        var verdicts = new HashMap<UUID, Verdict>();
        if (begun.isEmpty()) {
            return verdicts;
        }
        Instant now = clock.instant();
        Map<String, Brands.Rules> rules =
                brands.rules(begun.stream().map(Candidate::brand).collect(Collectors.toSet()));
        var places = new HashMap<PhoneNumber, Whereabouts>();
        for (Candidate text : begun) {
            Whereabouts place = places.computeIfAbsent(text.to(), Whereabouts::of);
            verdicts.put(text.messageId(), rest.verdict(text, times(text, place, rules.get(text.brand())), now));
        }
        return verdicts;
    }

    private QuietTimes times(Candidate text, Whereabouts place, Brands.Rules brand) {
        QuietHours own = brand.policies().quietHours();
        return new QuietTimes(legal.rules(text.sells(), place, own), zones(text, place, brand));
    }

    /** The customer's own zone; unless it is known every zone of the number; of a number in none, the brand's. */
    private static Set<ZoneId> zones(Candidate text, Whereabouts place, Brands.Rules brand) {
        if (text.timeZone() != null) {
            return Set.of(ZoneId.of(text.timeZone()));
        }
        return place.zones().isEmpty() ? Set.of(brand.timeZone()) : place.zones();
    }
}
