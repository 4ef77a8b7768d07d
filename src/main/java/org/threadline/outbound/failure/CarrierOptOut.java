package org.threadline.outbound.failure;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.consent.Consent;
import org.threadline.consent.Evidence;
import org.threadline.consent.LateWithdrawals;
import org.threadline.outbound.Consequence;

/**
 * The carrier says that the customer has opted out, which we have not heard ourselves. It is believed. No confirmation:
 * the carrier would refuse that too.
 */
@ApplicationScoped
class CarrierOptOut implements Remedy {

    private final Consent consent;
    private final LateWithdrawals late;

    CarrierOptOut(Consent consent, LateWithdrawals late) {
        this.consent = consent;
        this.late = late;
    }

    @Override
    public Consequence consequence() {
        return Consequence.OPT_OUT;
    }

    @Override
    public void apply(Failure failure) {
        var evidence = new Evidence(Evidence.CARRIER, null, null, failure.messageId());
        if (failure.isNumberGone()) {
            late.heard(failure.customer(), evidence);
        } else {
            consent.withdraw(failure.brand(), failure.customer().id(), evidence, null);
        }
    }
}
