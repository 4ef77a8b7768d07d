package org.threadline.thread.routing;

import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.brand.team.Availabilities;
import org.threadline.brand.team.TeamChanged;
import org.threadline.security.wall.AsMachine;
import org.threadline.thread.ThreadFact;
import org.threadline.thread.Threads;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * When threads are given to agents: at once when one begins to wait or somebody becomes free on this replica, and every
 * second for what happens elsewhere. Any number of replicas may do so.
 */
@ApplicationScoped
@AsMachine
class RoutingJob {

    private final RoutedBrands brands;
    private final Assignments assignments;
    private final Returns returns;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final ExecutorService prompt = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("routing").factory());
    private volatile Set<String> assigning = Set.of();

    RoutingJob(RoutedBrands brands, Assignments assignments, Returns returns) {
        this.brands = brands;
        this.assignments = assignments;
        this.returns = returns;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        assigning = brands.assigning();
        if (!assigning.isEmpty()) {
            assignWhereWanted();
        }
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeBack() {
        brands.takingBack().forEach(brand -> untilNothingIsLeft(brand, returns::takeBack));
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Threads.Waits waits) {
        wake(waits.thread().brand());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ThreadFact fact) {
        wake(fact.thread().brand());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Availabilities.Said said) {
        wake(said.brand());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) TeamChanged changed) {
        wake(changed.brand());
    }

    void stop(@Observes ShutdownEvent stopping) {
        prompt.close();
    }

    /** Many who want it while it is being done have it done once more. */
    private void wake(String brand) {
        if (assigning.contains(brand) && !prompt.isShutdown() && wanted.compareAndSet(false, true)) {
            prompt.execute(() -> {
                wanted.set(false);
                assignWhereWanted();
            });
        }
    }

    private void assignWhereWanted() {
        try {
            brands.waitedFor().forEach(brand -> untilNothingIsLeft(brand, assignments::assign));
        } catch (RuntimeException failed) {
            Log.errorf("could not look for threads to be given to agents, trying again: %s", failed.toString());
        }
    }

    /** One brand that fails keeps the others from nothing. */
    private static void untilNothingIsLeft(String brand, ToIntFunction<String> round) {
        try {
            while (round.applyAsInt(brand) > 0) {
                // There may be more.
            }
        } catch (RuntimeException failed) {
            Log.errorf("brand %s: routing will be tried again: %s", brand, failed.toString());
        }
    }
}
