package org.threadline.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be stopped at exit, last started first. */
final class RunningServers {

    private final Deque<AutoCloseable> servers = new ArrayDeque<>();
    private boolean stopped;

    /** A server that comes up while everything goes down is stopped at once. */
    synchronized <T extends AutoCloseable> T add(T server) {
        if (stopped) {
            close(server);
        } else {
            servers.push(server);
        }
        return server;
    }

    void stop() {
        ApplicationRun.awaitEnd();
        synchronized (this) {
            stopped = true;
            servers.forEach(RunningServers::close);
            servers.clear();
        }
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("Local mode: " + server.getClass().getSimpleName() + " did not stop cleanly: " + e);
        }
    }
}
