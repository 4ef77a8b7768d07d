package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.outbound.queue.SenderPaces.Ready;
import org.threadline.security.wall.AsMachine;

import static java.util.stream.Collectors.groupingBy;

/**
 * Takes due texts out of the queue, for one replica each, and gives each its slot. <em>Sending</em> is committed before
 * anything is sent, and a customer has at most one text on its way, so that texts arrive in the order in which they were
 * meant.
 */
@ApplicationScoped
@AsMachine
class SendClaims {

    private static final int MOST_SENDERS = 100;

    private final SenderPaces paces;
    private final DueTexts dueTexts;
    private final SendDecisions decisions;
    private final Starts starts;
    private final StoreClock storeClock;
    private final OutboundConfig config;

    SendClaims(
            SenderPaces paces,
            DueTexts dueTexts,
            SendDecisions decisions,
            Starts starts,
            StoreClock storeClock,
            OutboundConfig config) {
        this.paces = paces;
        this.dueTexts = dueTexts;
        this.decisions = decisions;
        this.starts = starts;
        this.storeClock = storeClock;
        this.config = config;
    }

    /**
     * Claims up to so many texts, of every number that may text now. Those that may not go are held or dropped in the
     * same transaction, with the reason.
     *
     * @param lead how long this transaction may take to end: no slot is sooner
     * @param latest how late after its slot a text may start
     */
    @Transactional
    SendClaim claim(int most, Duration lead, Duration latest) {
        List<Ready> senders = paces.ready(MOST_SENDERS);
        if (senders.isEmpty()) {
            return SendClaim.NOTHING;
        }
        List<DueText> due = dueTexts.of(senders, config.horizon());
        Map<String, List<DueText>> passing = decisions.passing(due).stream()
                .collect(groupingBy(text -> text.candidate().from().value()));
        Instant now = storeClock.now();
        var chosen = new Slots(now.plus(lead), now.plus(lead).plus(config.horizon()), latest, most);
        List<Ready> served = senders.stream()
                .filter(sender -> passing.containsKey(sender.number()))
                .map(sender -> chosen.give(informed(sender), passing.get(sender.number())))
                .toList();
        if (served.isEmpty()) {
            return SendClaim.NOTHING;
        }
        paces.keep(served);
        List<ClaimedText> taken = decisions.take(chosen.given(), config.lease());
        return new SendClaim(taken, now, again(served, now));
    }

    private Ready informed(Ready sender) {
        sender.pace().learn(starts.take(sender.number()));
        return sender;
    }

    /** When the first of them has room for more. */
    private Duration again(List<Ready> served, Instant now) {
        Instant soonest = served.stream()
                .map(sender -> sender.pace().next())
                .min(Instant::compareTo)
                .orElseThrow();
        return Duration.between(now, soonest.minus(config.ahead()));
    }

    @Transactional
    void giveBack(UUID messageId) {
        decisions.giveBack(messageId);
    }

    /** Slots as they are given, one text of a customer at a time. */
    private static final class Slots {

        private final Instant earliest;
        private final Instant horizon;
        private final Duration latest;
        private final int most;
        private final Set<UUID> customers = new HashSet<>();
        private final List<ClaimedText> given = new ArrayList<>();

        Slots(Instant earliest, Instant horizon, Duration latest, int most) {
            this.earliest = earliest;
            this.horizon = horizon;
            this.latest = latest;
            this.most = most;
        }

        Ready give(Ready sender, List<DueText> passing) {
            var turns = new Turns(passing, sender.passedOver());
            while (!turns.areOver()
                    && given.size() < most
                    && sender.pace().next().isBefore(horizon)) {
                DueText text = turns.next();
                if (customers.add(text.candidate().customerId())) {
                    int segments = text.candidate().segments();
                    given.add(text.startingAt(sender.pace().take(earliest, segments, latest), latest));
                }
            }
            return sender.passedOver(turns.passedOver());
        }

        List<ClaimedText> given() {
            return given;
        }
    }
}
