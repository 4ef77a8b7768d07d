package org.threadline.outbound.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;
import org.threadline.outbound.queue.SendRecords.Sent;

import io.quarkus.logging.Log;

/**
 * Writes down what came of sends: whatever has come in while the last transaction ran goes into the next one. While the
 * store is away the outcomes wait here, because nobody else knows them.
 */
@ApplicationScoped
class SendOutcomes {

    private static final int MOST_AT_ONCE = 200;
    private static final long PAUSE_MILLIS = 500;

    private record Waiting(Sent sent, Runnable done) {}

    private final SendRecords records;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private volatile boolean working;
    private Thread writer;

    SendOutcomes(SendRecords records) {
        this.records = records;
    }

    void start() {
        working = true;
        writer = Thread.ofPlatform().name("send-outcomes").start(this::work);
    }

    /** Ends once everything is written down, or when the time is over. */
    void stop(long millis) throws InterruptedException {
        working = false;
        writer.join(millis);
        if (writer.isAlive()) {
            Log.warnf("stopped with %d outcomes not written down; their leases will end", waiting.size());
            writer.interrupt();
        }
    }

    /** @param done called once it is written down, or was given up */
    void add(Sent sent, Runnable done) {
        waiting.add(new Waiting(sent, done));
    }

    private void work() {
        while (working || !waiting.isEmpty()) {
            try {
                Waiting first = waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var batch = new ArrayList<Waiting>(List.of(first));
                    waiting.drainTo(batch, MOST_AT_ONCE - 1);
                    write(batch);
                }
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private void write(List<Waiting> batch) throws InterruptedException {
        try {
            records.record(batch.stream().map(Waiting::sent).toList());
            batch.forEach(written -> written.done().run());
        } catch (RuntimeException failed) {
            Log.warnf("%d outcomes not written down, trying again: %s", batch.size(), failed.toString());
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            oneByOne(batch);
        }
    }

    /** One of them may be to blame; when the first two fail, the store is, and the others need not try. */
    private void oneByOne(List<Waiting> batch) {
        int failures = 0;
        for (Waiting one : batch) {
            try {
                if (failures == 2) {
                    waiting.add(one);
                    continue;
                }
                records.record(List.of(one.sent()));
                one.done().run();
            } catch (ConstraintViolationException contradiction) {
                Log.errorf(
                        "message %s: what came of it contradicts what is known, its lease will end: %s",
                        one.sent().text().messageId(), contradiction.getConstraintName());
                one.done().run();
            } catch (RuntimeException failed) {
                failures++;
                waiting.add(one);
            }
        }
    }
}
