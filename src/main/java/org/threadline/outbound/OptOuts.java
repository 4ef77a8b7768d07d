package org.threadline.outbound;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Consent;
import org.threadline.consent.Evidence;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.value.Kind;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/** A customer wants nothing more from us: withdrawn for every purpose, and confirmed once. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OptOuts {

    /** What the confirmation is about; by this it is known and never taken back. */
    static final String CONFIRMATION = "opt-out";

    private final Consent consent;
    private final OutboundMessages outbound;
    private final Wording wording;

    OptOuts(Consent consent, OutboundMessages outbound, Wording wording) {
        this.consent = consent;
        this.outbound = outbound;
        this.wording = wording;
    }

    /** Withdraws everything and confirms it, unless that is what was so already: one confirmation at most. */
    public void honour(Customer customer, Evidence evidence) {
        honour(customer, evidence, null);
    }

    /** @param said when the customer said it, if that is a while ago; else null */
    public void honour(Customer customer, Evidence evidence, Instant said) {
        if (honourSilently(customer, evidence, said) && customer.phone().isDialable()) {
            confirm(customer);
        }
    }

    /**
     * Withdraws everything without a word: the carrier has told the customer, or it is too late for that.
     *
     * @param said when the customer said it, if that is a while ago; else null
     * @return false when that is what was so already
     */
    public boolean honourSilently(Customer customer, Evidence evidence, Instant said) {
        return consent.withdraw(customer.brand(), customer.id(), evidence, said);
    }

    private void confirm(Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        Worded words = wording.word(Occasion.OPTED_OUT, brand, customer, Words.NONE);
        outbound.enqueue(
                customer,
                OutboundText.automatic(Kind.SYSTEM, Purpose.SUPPORT, words).about(CONFIRMATION));
    }
}
