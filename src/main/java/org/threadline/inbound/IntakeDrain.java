package org.threadline.inbound;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;

/** Before this replica leaves its group: nothing more is taken on, and what is in hand is brought to its end. */
@ApplicationScoped
class IntakeDrain {

    private final EventChannel channel;
    private final IntakeProgress progress;
    private final EventsConfig config;

    IntakeDrain(EventChannel channel, IntakeProgress progress, EventsConfig config) {
        this.channel = channel;
        this.progress = progress;
        this.config = config;
    }

    void drain(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        channel.pause();
        try {
            if (!progress.awaitEnd(config.drain())) {
                Log.warn("events were still in hand at the end; whoever gets their partitions takes them in again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        progress.finish();
    }
}
