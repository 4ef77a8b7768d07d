package org.threadline.outbound.gate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;

/** The one gate before the carrier, asked at the moment of sending because all can change while a text waits. */
@ApplicationScoped
public class Gate {

    static final String TOO_LATE = "too-late";

    private final List<SendCheck> checks;
    private final Clock clock;

    Gate(@Any Instance<SendCheck> checks, Clock clock) {
        this.checks =
                checks.stream().sorted(Comparator.comparing(SendCheck::usesUp)).toList();
        this.clock = clock;
    }

    /** A verdict for each candidate. A drop outweighs a hold; among holds the longest counts. */
    public Map<UUID, Verdict> decide(List<Candidate> candidates) {
        var verdicts = new HashMap<UUID, Verdict>();
        var open = new ArrayList<Candidate>();
        for (Candidate candidate : candidates) {
            Verdict verdict = inItself(candidate);
            verdicts.put(candidate.messageId(), verdict);
            if (verdict instanceof Verdict.Send) {
                open.add(candidate);
            }
        }
        for (SendCheck check : checks) {
            if (check.usesUp()) {
                open.removeIf(text -> !(verdicts.get(text.messageId()) instanceof Verdict.Send));
            }
            if (!open.isEmpty()) {
                check.check(open).forEach((id, verdict) -> verdicts.merge(id, verdict, Verdict::and));
            }
        }
        return verdicts;
    }

    private Verdict inItself(Candidate candidate) {
        if (!candidate.to().isDialable()) {
            return new Verdict.Drop("not-a-phone");
        }
        if (candidate.expiresBy(clock.instant())) {
            return new Verdict.Drop(TOO_LATE);
        }
        return new Verdict.Send(candidate.expiresAt());
    }
}
