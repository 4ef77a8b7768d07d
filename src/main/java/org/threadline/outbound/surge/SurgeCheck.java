package org.threadline.outbound.surge;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.SurgeAlert;
import org.threadline.outbound.Verdict;
import org.threadline.outbound.surge.Strangers.Stranger;
import org.threadline.value.PhoneNumber;
import org.threadline.value.Whereabouts;

/**
 * What goes out by itself to numbers that nobody knows, many of one prefix at once, waits as long as there is a reason to
 * send it. People answer whom they like, and customers that a brand has known for a while hear from it as ever.
 */
@ApplicationScoped
class SurgeCheck implements SendCheck {

    private final Strangers strangers;
    private final Surges surges;
    private final SurgeConfig config;
    private final Event<SurgeAlert> alerts;

    SurgeCheck(Strangers strangers, Surges surges, SurgeConfig config, Event<SurgeAlert> alerts) {
        this.strangers = strangers;
        this.surges = surges;
        this.config = config;
        this.alerts = alerts;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        Map<UUID, List<Candidate>> automatic = candidates.stream()
                .filter(Candidate::isAutomatic)
                .collect(Collectors.groupingBy(Candidate::customerId));
        var verdicts = new HashMap<UUID, Verdict>();
        if (config.most() == 0 || automatic.isEmpty()) {
            return verdicts;
        }
        for (Stranger stranger : strangers.among(automatic.keySet())) {
            List<Candidate> texts = automatic.get(stranger.customer());
            if (stranger.isTooMany()) {
                open(stranger, texts.getFirst().to());
            }
            if (stranger.waits() || stranger.isTooMany()) {
                texts.forEach(text -> verdicts.put(text.messageId(), wait(text, stranger)));
            }
        }
        return verdicts;
    }

    private void open(Stranger stranger, PhoneNumber number) {
        if (surges.open(stranger.brand(), stranger.prefix())) {
            alerts.fire(new SurgeAlert(
                    stranger.brand(), Whereabouts.countryOf(number).orElse("none")));
        }
    }

    /** At its end the gate drops it as too late; until then somebody may lift the surge. */
    private Verdict wait(Candidate text, Stranger stranger) {
        Instant askAgain =
                text.expiresAt() == null ? surges.end() : text.expiresAt().plusMillis(1);
        return new Verdict.Hold(askAgain, Surges.reason(stranger.prefix()));
    }
}
