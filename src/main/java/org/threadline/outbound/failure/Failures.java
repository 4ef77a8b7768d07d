package org.threadline.outbound.failure;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.threadline.customer.Customers;
import org.threadline.message.Message;
import org.threadline.message.Status;
import org.threadline.outbound.CarrierAlert;
import org.threadline.outbound.CarrierErrors;
import org.threadline.outbound.Consequence;

/**
 * Draws the consequences of a text that failed, whether the carrier refused it at once or said so later, in the
 * transaction that writes the failure down. A status changes once, so the consequences are drawn once.
 */
@ApplicationScoped
class Failures {

    private static final Set<Status> FAILED = Set.of(Status.FAILED, Status.UNDELIVERED);

    private final CarrierErrors errors;
    private final Customers customers;
    private final Retries retries;
    private final List<Remedy> remedies;
    private final Event<CarrierAlert> alerts;

    Failures(
            CarrierErrors errors,
            Customers customers,
            Retries retries,
            @Any Instance<Remedy> remedies,
            Event<CarrierAlert> alerts) {
        this.errors = errors;
        this.customers = customers;
        this.retries = retries;
        this.remedies = remedies.stream().toList();
        this.alerts = alerts;
    }

    void drawConsequences(@Observes Message.StatusChanged changed) {
        String code = changed.errorCode();
        if (code == null || !FAILED.contains(changed.status())) {
            return;
        }
        Message message = Message.findById(changed.messageId());
        Set<Consequence> consequences = errors.consequencesOf(code);
        var customer = customers.lock(message.customerId());
        var retry = customer.isErased() ? new RetryPlan.NoMore() : retries.decide(message, consequences);
        var failure = new Failure(message, customer, code, retry);
        if (failure.retry() instanceof RetryPlan.Again again) {
            retries.queue(failure, again);
        }
        remedies.stream()
                .filter(remedy -> consequences.contains(remedy.consequence()))
                .forEach(remedy -> remedy.apply(failure));
        if (consequences.contains(Consequence.ALERT)) {
            alerts.fire(CarrierAlert.about(code, consequences, message.id(), message.brand()));
        }
    }
}
