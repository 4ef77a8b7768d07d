package org.threadline.local;

import java.time.Duration;

/**
 * Lets the servers outlive the application at exit: shutdown hooks run side by side, and a database that goes first fills
 * the log with errors. A system property, because live reload gives the two sides different class loaders.
 */
record ApplicationRun(String property) {

    private static final String RUNNING = "threadline.local.application-running";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    static ApplicationRun begin() {
        System.setProperty(RUNNING, "true");
        return new ApplicationRun(RUNNING);
    }

    void end() {
        System.clearProperty(property);
    }

    static void awaitEnd() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.getProperty(RUNNING) != null && System.nanoTime() < deadline) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
