package org.threadline.retention;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;
import org.threadline.value.Kind;

/** The veto at the moment of sending: a cart that was bought or emptied is not reminded, whatever still waited. */
@ApplicationScoped
class CartCheck implements SendCheck {

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        List<Candidate> reminders = candidates.stream()
                .filter(candidate -> candidate.kind() == Kind.CART_REMINDER)
                .toList();
        var verdicts = new HashMap<UUID, Verdict>();
        if (reminders.isEmpty()) {
            return verdicts;
        }
        List<UUID> ids = reminders.stream().map(Candidate::messageId).toList();
        Cart.<Cart>list("reminderId in ?1 and state <> ?2", ids, Cart.State.ACTIVE)
                .forEach(cart -> verdicts.put(
                        cart.reminderId(),
                        new Verdict.Drop(cart.state() == Cart.State.BOUGHT ? "cart-bought" : "cart-emptied")));
        return verdicts;
    }
}
