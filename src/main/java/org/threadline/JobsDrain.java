package org.threadline;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;

/** At the end no job begins any more: the scheduler itself would go on until after the store is closed, and log errors. */
@ApplicationScoped
class JobsDrain {

    private final Scheduler scheduler;

    JobsDrain(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void drain(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        scheduler.pause();
    }
}
