package org.threadline.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;

/** One replica of the packaged application: a place (port) at which processes come and go. */
final class ReplicaProcess {

    /** Another package can be put in place: one with a bug planted. */
    static final Path PACKAGE = Path.of(System.getProperty("faults.package", "target/quarkus-app"));

    private final int port;
    private final Path application;
    private final Map<String, String> settings;
    private final Path log;
    private Map<String, String> special = Map.of();
    private OwnProcess process;

    /** @param application the package it runs */
    ReplicaProcess(int port, Path application, Map<String, String> settings, Path directory) {
        this.port = port;
        this.application = application;
        this.settings = settings;
        this.log = directory.resolve("replica-" + port + ".log");
    }

    /** Settings beside the usual ones, from its next start on. */
    void use(Map<String, String> settings) {
        special = settings;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    boolean isReady() {
        return readiness() == 200;
    }

    /** What it says of itself, {@link Http#NONE} when nothing. */
    int readiness() {
        return isRunning()
                ? Http.status(Http.to(url() + "/q/health/ready")
                        .timeout(Duration.ofSeconds(5))
                        .build())
                : Http.NONE;
    }

    void start() {
        var all = new HashMap<>(settings);
        all.putAll(special);
        // As it is run in production, but with a compiler that does not take the second core for itself.
        process = OwnProcess.start(
                "replica " + port,
                List.of(
                        OwnProcess.javaCommand(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.http.host=127.0.0.1",
                        // The share of one that was killed goes to the others after this time, not after 45 s.
                        "-Dmp.messaging.incoming.order-events.session.timeout.ms=6000",
                        "-Dmp.messaging.incoming.order-events.heartbeat.interval.ms=1500",
                        // New partitions are noticed within this time, not after five minutes.
                        "-Dmp.messaging.incoming.order-events.metadata.max.age.ms=5000",
                        "-jar",
                        application.resolve("quarkus-run.jar").toString()),
                all,
                log);
    }

    ReplicaProcess awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!isRunning()) {
                        throw new AssertionError("the application at " + port + " ended, see " + log);
                    }
                    return isReady();
                });
        return this;
    }

    void kill() {
        if (isRunning()) {
            process.kill();
        }
    }

    /** SIGTERM; how long it took to end. */
    Duration stop() {
        long begin = System.nanoTime();
        process.end("TERM");
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    void freeze() {
        process.freeze();
    }

    void thaw() {
        process.thaw();
    }
}
