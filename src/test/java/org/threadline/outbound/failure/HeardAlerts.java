package org.threadline.outbound.failure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.outbound.CarrierAlert;

/** Alerts as the meters hear them: once it is committed that there is something to tell. */
@ApplicationScoped
public class HeardAlerts {

    private final List<CarrierAlert> heard = new CopyOnWriteArrayList<>();

    void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) CarrierAlert alert) {
        heard.add(alert);
    }

    public List<CarrierAlert> of(String brand) {
        return heard.stream().filter(alert -> brand.equals(alert.brand())).toList();
    }
}
