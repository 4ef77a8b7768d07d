package org.threadline.retention;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;
import org.threadline.value.Kind;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/**
 * The veto at the moment of sending: a cart that was bought or emptied, of which nothing can be bought, or that was left
 * too long ago is not reminded, whatever still waited; nor is one by another text than its own. What changes a cart holds
 * its customer's lock, as the claim does that asks here, so the answer is still true when the text leaves.
 */
@ApplicationScoped
class CartCheck implements SendCheck {

    private final Clock clock;

    CartCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        List<UUID> reminders = candidates.stream()
                .filter(text -> text.kind() == Kind.CART_REMINDER)
                .map(Candidate::messageId)
                .toList();
        var verdicts = new HashMap<UUID, Verdict>();
        if (reminders.isEmpty()) {
            return verdicts;
        }
        Map<UUID, Cart> carts =
                Cart.<Cart>list("reminderId in ?1", reminders).stream().collect(toMap(Cart::reminderId, identity()));
        for (UUID reminder : reminders) {
            Cart cart = carts.get(reminder);
            if (cart == null) {
                verdicts.put(reminder, new Verdict.Drop("superseded"));
            } else {
                cart.obstacle(clock.instant()).ifPresent(why -> verdicts.put(reminder, new Verdict.Drop(why)));
            }
        }
        return verdicts;
    }
}
