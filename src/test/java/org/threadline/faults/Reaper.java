package org.threadline.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Kills replicas with -9, one or all, and starts them again, on and on. */
final class Reaper implements Runnable {

    private static final double ALL_AT_ONCE = 0.2;

    /** What goes on meanwhile; it may ask how many were killed so far. */
    @FunctionalInterface
    interface Work {
        void run(IntSupplier kills) throws InterruptedException;
    }

    private final Cluster cluster;
    private final Duration least;
    private final Duration most;
    private volatile boolean working = true;
    private volatile int kills;

    private Reaper(Cluster cluster, Duration least, Duration most) {
        this.cluster = cluster;
        this.least = least;
        this.most = most;
    }

    /**
     * Reaps while the work runs; when it returns all replicas are up again.
     *
     * @param least and {@code most}: how long all replicas are ready before the next is killed
     * @return how many processes were killed
     */
    static int during(Cluster cluster, Duration least, Duration most, Work work) throws InterruptedException {
        var reaper = new Reaper(cluster, least, most);
        Thread thread = Thread.ofVirtual().name("reaper").start(reaper);
        try {
            work.run(() -> reaper.kills);
        } finally {
            reaper.working = false;
            thread.join();
            reaper.raise();
        }
        return reaper.kills;
    }

    @Override
    public void run() {
        while (working) {
            pause();
            if (working) {
                List<ReplicaProcess> victims = victims();
                victims.forEach(ReplicaProcess::kill);
                kills += victims.size();
                raise();
            }
        }
    }

    private void raise() {
        cluster.replicas().stream().filter(replica -> !replica.isRunning()).forEach(ReplicaProcess::start);
        cluster.replicas().forEach(ReplicaProcess::awaitReady);
    }

    private List<ReplicaProcess> victims() {
        List<ReplicaProcess> all = cluster.replicas();
        var random = ThreadLocalRandom.current();
        return random.nextDouble() < ALL_AT_ONCE ? all : List.of(all.get(random.nextInt(all.size())));
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(least.toMillis(), most.toMillis() + 1));
        } catch (InterruptedException interrupted) {
            working = false;
        }
    }
}
