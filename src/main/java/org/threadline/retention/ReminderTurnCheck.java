package org.threadline.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brands;
import org.threadline.brand.Brands.Rules;
import org.threadline.brand.CartPolicy;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;
import org.threadline.value.Kind;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/**
 * A customer is reminded once within some days, of however many carts, and some never are, so that it can be seen what
 * reminders bring. Asked last: whoever is written down here, reminded or held out, would have been reminded as far as all
 * others are concerned. One who is held out has had their turn all the same, or they would have more of them than those
 * whom they are compared with. The claim holds the customer's row, so no other replica decides at the same time.
 */
@ApplicationScoped
class ReminderTurnCheck implements SendCheck {

    static final String CAP = "cart-cap";
    static final String HOLD_OUT = "hold-out";

    private final Brands brands;
    private final DecidedReminders decided;
    private final HoldOut holdOut;
    private final CartConfig config;
    private final Clock clock;

    ReminderTurnCheck(Brands brands, DecidedReminders decided, HoldOut holdOut, CartConfig config, Clock clock) {
        this.brands = brands;
        this.decided = decided;
        this.holdOut = holdOut;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public boolean usesUp() {
        return true;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        List<Candidate> reminders = candidates.stream()
                .filter(text -> text.kind() == Kind.CART_REMINDER)
                .toList();
        var verdicts = new HashMap<UUID, Verdict>();
        if (reminders.isEmpty()) {
            return verdicts;
        }
        Map<String, Rules> rules =
                brands.rules(reminders.stream().map(Candidate::brand).collect(toSet()));
        List<CartReminder> known =
                decided.of(reminders.stream().map(Candidate::customerId).collect(toSet()));
        Map<UUID, CartReminder> own = known.stream().collect(toMap(CartReminder::messageId, reminder -> reminder));
        Map<UUID, CartReminder> latest = known.stream()
                .collect(
                        toMap(CartReminder::customerId, reminder -> reminder, (later, earlier) -> later, HashMap::new));
        for (Candidate text : reminders) {
            CartReminder before = own.get(text.messageId());
            Optional<Verdict> verdict =
                    before == null ? decide(text, rules.get(text.brand()), latest) : heldOut(before);
            verdict.ifPresent(said -> verdicts.put(text.messageId(), said));
        }
        return verdicts;
    }

    /** @param latest of each customer, what is decided here included: their next cart in the same claim is one too many */
    private Optional<Verdict> decide(Candidate text, Rules rules, Map<UUID, CartReminder> latest) {
        CartPolicy policy = rules.policies().carts();
        Instant now = clock.instant();
        Duration pause = policy.ownReminderPer().orElse(config.oneReminderPer());
        Optional<Instant> next = Optional.ofNullable(latest.get(text.customerId()))
                .map(before -> before.turn().nextAfter(pause))
                .filter(moment -> moment.isAfter(now));
        if (next.isPresent()) {
            return Optional.of(text.holdUntil(next.get(), CAP));
        }
        boolean heldOut = holdOut.holds(text.brand(), text.customerId(), policy.holdOutPercent());
        var reminder = new CartReminder(text, Turn.of(heldOut, policy, now, rules.timeZone()));
        reminder.persist();
        latest.put(text.customerId(), reminder);
        return heldOut(reminder);
    }

    private static Optional<Verdict> heldOut(CartReminder reminder) {
        return reminder.turn().isHeldOut() ? Optional.of(new Verdict.Drop(HOLD_OUT)) : Optional.empty();
    }
}
