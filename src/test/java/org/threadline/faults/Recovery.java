package org.threadline.faults;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How long after the return of what was away each replica takes a text again. */
record Recovery(Cluster cluster, Shop shop) {

    private static final Duration GIVEN_UP = Duration.ofSeconds(60);
    private static final long BETWEEN_TRIES_MILLIS = 100;

    /** Of the slower replica; from now. */
    Duration measure() throws InterruptedException {
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replicas = cluster.replicas().stream()
                    .map(replica -> threads.submit(() -> firstSuccess(replica, begin)))
                    .toList();
            long slowest = 0;
            for (Future<Long> replica : replicas) {
                slowest = Math.max(slowest, replica.get());
            }
            return Duration.ofNanos(slowest);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** Tries do not wait for each other: one that hangs on a dead connection must not hide the next. */
    private long firstSuccess(ReplicaProcess replica, long begin) throws InterruptedException {
        var first = new AtomicLong(Long.MAX_VALUE);
        try (var tries = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; first.get() == Long.MAX_VALUE && System.nanoTime() - begin < GIVEN_UP.toNanos(); i++) {
                String phone = shop.phone(i);
                tries.execute(() -> {
                    int status =
                            cluster.texter().post(replica.url(), Texter.newId(), phone, shop.number(0), "Still there?");
                    if (status / 100 == 2) {
                        first.accumulateAndGet(System.nanoTime() - begin, Math::min);
                    }
                });
                TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
            }
        }
        return first.get();
    }
}
