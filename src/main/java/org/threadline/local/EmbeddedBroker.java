package org.threadline.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

/** A Kafka broker of one node, with the topics of the application. */
record EmbeddedBroker(KafkaRaftServer server, int port) implements AutoCloseable {

    private static final List<String> TOPICS = List.of("order-events", "order-events-dlq", "threadline-events");
    private static final int PARTITIONS = 6;

    static EmbeddedBroker start(TemporaryDirectory directory) {
        var ports = FreePorts.find(2);
        try {
            var config = new KafkaConfig(properties(directory, ports.get(0), ports.get(1)), false);
            format(directory);
            var server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            var broker = new EmbeddedBroker(server, ports.get(0));
            broker.createTopics();
            return broker;
        } catch (Exception e) {
            throw new IllegalStateException("The embedded Kafka broker did not start", e);
        }
    }

    String bootstrapServers() {
        return "localhost:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(TemporaryDirectory directory) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .addDirectory(directory.path().toString())
                .setMetadataLogDirectory(Optional.of(directory.path().toString()))
                .run();
    }

    private static Properties properties(TemporaryDirectory directory, int port, int controllerPort) {
        var properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@localhost:" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort,
                "log.dirs",
                directory.path().toString(),
                "num.partitions",
                String.valueOf(PARTITIONS),
                // The first member of a group need not wait for others.
                "group.initial.rebalance.delay.ms",
                "0"));
        // One node: everything the broker would replicate has one copy.
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4",
                "log.cleaner.dedupe.buffer.size", String.valueOf(2 * 1024 * 1024)));
        return properties;
    }

    private void createTopics() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(TOPICS.stream()
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }
}
