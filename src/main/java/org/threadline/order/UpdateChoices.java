package org.threadline.order;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.value.Kind;
import org.threadline.value.Updates;
import org.threadline.wording.Wording;

/** Customers who say how much of their deliveries they want to hear of. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class UpdateChoices {

    private final OutboundMessages outbound;
    private final Wording wording;
    private final Clock clock;

    UpdateChoices(OutboundMessages outbound, Wording wording, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * Keeps the choice, and says so once: who says the same again has been told.
     *
     * @param customer locked
     */
    public void choose(Customer customer, Updates updates) {
        if (customer.choose(updates, clock.instant())) {
            Brand brand = Brand.withKey(customer.brand()).orElseThrow();
            outbound.enqueue(
                    customer,
                    OutboundText.automatic(
                            Kind.SYSTEM, Purpose.SUPPORT, OrderTexts.chosen(wording, brand, customer, updates)));
        }
    }
}
