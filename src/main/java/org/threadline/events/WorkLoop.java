package org.threadline.events;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.quarkus.logging.Log;

/** A thread that works while there is work, then waits to be woken or for the next poll. */
public final class WorkLoop {

    /** One round of work. */
    @FunctionalInterface
    public interface Turn {

        /** @return whether there may be more to do at once */
        boolean take() throws InterruptedException;
    }

    private final String name;
    private final Duration poll;
    private final Turn turn;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean working;
    private Thread worker;

    public WorkLoop(String name, Duration poll, Turn turn) {
        this.name = name;
        this.poll = poll;
        this.turn = turn;
    }

    public void start() {
        working = true;
        worker = Thread.ofPlatform().name(name).start(this::work);
    }

    public void wake() {
        wakeUps.release();
    }

    /** Returns when the round that is under way has ended. */
    public void stop() throws InterruptedException {
        working = false;
        wake();
        if (worker != null) {
            worker.join();
        }
    }

    private void work() {
        while (working) {
            try {
                if (!turn.take()) {
                    wakeUps.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException failed) {
                Log.errorf("%s: trying again: %s", name, failed.toString());
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(poll.toMillis() * 2);
        } catch (InterruptedException interrupted) {
            working = false;
        }
    }
}
