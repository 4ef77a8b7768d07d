package org.threadline.consent;

import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.customer.Customer;
import org.threadline.customer.Customers;

/**
 * Somebody was erased while a text to them was on its way, and now the carrier says that they have opted out. They are not
 * there any more, but their number may come again, or has.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LateWithdrawals {

    private final ErasedNumbers numbers;
    private final KeptWithdrawals kept;
    private final Consent consent;
    private final Customers customers;
    private final Clock clock;

    LateWithdrawals(ErasedNumbers numbers, KeptWithdrawals kept, Consent consent, Customers customers, Clock clock) {
        this.numbers = numbers;
        this.kept = kept;
        this.consent = consent;
        this.customers = customers;
        this.clock = clock;
    }

    /** Withdraws everything for whoever has the number; while nobody has, it is kept for whoever will. */
    public void heard(Customer erased, Evidence evidence) {
        numbers.of(erased.id())
                .ifPresent(number -> number.successor()
                        .ifPresentOrElse(successor -> withdraw(successor, evidence), () -> keep(erased, number)));
    }

    private void withdraw(UUID successor, Evidence evidence) {
        Customer customer = customers.lock(successor);
        if (customer.isErased()) {
            heard(customer, evidence);
        } else {
            consent.withdraw(customer.brand(), successor, evidence, null);
        }
    }

    private void keep(Customer erased, ErasedNumbers.Found number) {
        var all = Stream.of(Purpose.values()).map(Purpose::name).toList();
        kept.keep(erased.brand(), number.digest(), all, clock.instant());
    }
}
