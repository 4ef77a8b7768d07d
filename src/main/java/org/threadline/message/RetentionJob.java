package org.threadline.message;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Erasures;
import org.threadline.security.wall.AsMachine;

import io.quarkus.scheduler.Scheduled;

/** Keeps texts and customers no longer than their brand wants them kept. Any number of replicas may walk at once. */
@ApplicationScoped
@AsMachine
class RetentionJob {

    private final RetentionWalks walks;
    private final Erasures erasures;

    RetentionJob(RetentionWalks walks, Erasures erasures) {
        this.walks = walks;
        this.erasures = erasures;
    }

    @Scheduled(
            every = "${threadline.retention.every:5m}",
            delayed = "${threadline.retention.delayed:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void walk() {
        walks.begin();
        for (Optional<RetentionWalks.Step> step = walks.step(); step.isPresent(); step = walks.step()) {
            step.get().expired().forEach(erasures::erase);
        }
    }
}
