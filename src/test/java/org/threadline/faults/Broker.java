package org.threadline.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;

/** A Kafka broker that can be taken away. Same port, same data, every time. */
final class Broker implements AutoCloseable {

    static final String EVENTS = "order-events";
    static final String DEAD_LETTERS = "order-events-dlq";

    private static final int PARTITIONS = 6;

    private final Path data;
    private final Path log;
    private final int port;
    private final int controllerPort;
    private OwnProcess server;

    private Broker(Path directory, int port, int controllerPort) {
        this.data = directory.resolve("broker");
        this.log = directory.resolve("broker.log");
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Starts it without waiting; {@link #createTopics} waits. */
    static Broker begin(Path directory, int port, int controllerPort) {
        var broker = new Broker(directory, port, controllerPort);
        try {
            Files.createDirectories(broker.data);
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
        broker.launch();
        return broker;
    }

    void createTopics() {
        awaitOpen();
        administer(admin -> admin.createTopics(List.of(
                        new NewTopic(EVENTS, PARTITIONS, (short) 1),
                        new NewTopic(DEAD_LETTERS, PARTITIONS, (short) 1),
                        new NewTopic("threadline-events", PARTITIONS, (short) 1)))
                .all()
                .get());
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Starts it again and returns once it answers. */
    void start() {
        launch();
        awaitOpen();
    }

    void kill() {
        server.kill();
    }

    boolean isRunning() {
        return server.isAlive();
    }

    int partitions() {
        var count = new int[1];
        administer(admin -> count[0] = admin.describeTopics(List.of(EVENTS))
                .allTopicNames()
                .get()
                .get(EVENTS)
                .partitions()
                .size());
        return count[0];
    }

    void growTo(int partitions) {
        administer(admin -> admin.createPartitions(Map.of(EVENTS, NewPartitions.increaseTo(partitions)))
                .all()
                .get());
    }

    private void launch() {
        server = OwnProcess.java(
                "broker",
                BrokerProcess.class,
                List.of("-XX:TieredStopAtLevel=1", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"),
                List.of(data.toString(), String.valueOf(port), String.valueOf(controllerPort)),
                log);
    }

    private void awaitOpen() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    administer(admin -> admin.describeCluster().nodes().get());
                    return true;
                });
    }

    @FunctionalInterface
    private interface Administration {
        Object with(Admin admin) throws InterruptedException, ExecutionException;
    }

    private void administer(Administration work) {
        try (var admin = Admin.create(Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers(), "default.api.timeout.ms", 5000, "request.timeout.ms", 3000))) {
            work.with(admin);
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        server.kill();
    }
}
