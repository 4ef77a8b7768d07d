package org.threadline.inbound;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when a restart may help: events wait, the store is there, and nothing comes of them. */
@Liveness
@ApplicationScoped
class IntakeLiveness implements HealthCheck {

    private final IntakeProgress progress;
    private final EventsConfig config;

    IntakeLiveness(IntakeProgress progress, EventsConfig config) {
        this.progress = progress;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("events in")
                .status(!progress.isStalled(config.stalledAfter()))
                .build();
    }
}
