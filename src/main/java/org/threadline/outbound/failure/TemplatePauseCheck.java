package org.threadline.outbound.failure;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Texts of a paused template wait, at most as long as there is a reason to send them. */
@ApplicationScoped
class TemplatePauseCheck implements SendCheck {

    private record Key(String brand, String template) {}

    private final TemplatePauses pauses;

    TemplatePauseCheck(TemplatePauses pauses) {
        this.pauses = pauses;
    }

    static String reason(String template) {
        return "template-paused:" + template;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        List<Candidate> made = candidates.stream()
                .filter(candidate -> candidate.template() != null)
                .toList();
        var verdicts = new HashMap<UUID, Verdict>();
        if (made.isEmpty()) {
            return verdicts;
        }
        Map<Key, Instant> paused = pauses.of(made.stream().map(Candidate::brand).collect(toSet())).stream()
                .collect(toMap(
                        of -> new Key(of.brand(), of.pause().template()),
                        of -> of.pause().until()));
        for (Candidate candidate : made) {
            Instant until = paused.get(new Key(candidate.brand(), candidate.template()));
            if (until != null) {
                verdicts.put(candidate.messageId(), wait(candidate, until));
            }
        }
        return verdicts;
    }

    private static Verdict wait(Candidate candidate, Instant until) {
        Instant expires = candidate.expiresAt();
        // At that moment the gate drops it as too late; until then somebody may lift the pause.
        Instant askAgain = expires != null && expires.isBefore(until) ? expires.plusMillis(1) : until;
        return new Verdict.Hold(askAgain, reason(candidate.template()));
    }
}
