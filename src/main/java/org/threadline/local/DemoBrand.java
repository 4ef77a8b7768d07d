package org.threadline.local;

import java.time.ZoneId;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.threadline.brand.Brand;
import org.threadline.brand.BrandView;
import org.threadline.brand.Brands;
import org.threadline.brand.SenderView;
import org.threadline.security.wall.AsMachine;
import org.threadline.value.PhoneNumber;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** A shop to try things with, there from the first start; what a newcomer changes about it stays changed. */
@ApplicationScoped
@AsMachine
class DemoBrand {

    static final String KEY = "acme";
    static final String NUMBER = "+12025550100";

    private final Brands brands;

    DemoBrand(Brands brands) {
        this.brands = brands;
    }

    void set(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) {
        if (QuarkusTransaction.requiringNew().call(() -> Brand.withKey(KEY)).isEmpty()) {
            var sender = new SenderView(PhoneNumber.of(NUMBER), null, null, 10, false);
            brands.put(
                    KEY,
                    new BrandView(
                            null, "Acme", List.of(sender), ZoneId.of("America/New_York"), null, null, null, null));
        }
    }
}
