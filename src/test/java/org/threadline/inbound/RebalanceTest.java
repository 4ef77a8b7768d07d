package org.threadline.inbound;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class RebalanceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private TestBrand brand;

    @BeforeEach
    void aBrand() {
        brand = TestBrand.create();
    }

    @Test
    void whatAnotherReplicaHadInItsHandsWhenItLeftIsNotLost() {
        int published = 0;
        for (int visit = 0; visit < 3; visit++) {
            try (var other = anotherReplica()) {
                await().atMost(PATIENCE).until(() -> {
                    other.poll(Duration.ofMillis(100));
                    return !other.assignment().isEmpty();
                });
                for (int i = 0; i < 20; i++) {
                    place(published++);
                }
                // It takes what is its, and goes without having acknowledged any of it.
                other.poll(Duration.ofSeconds(1));
            }
        }

        int all = published;
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders()).isEqualTo(all));
    }

    @Test
    void aNewPartitionIsReadFromItsBeginning() throws Exception {
        int partitions = addPartition();

        Shop.send(new ProducerRecord<>("order-events", partitions - 1, "new", placed(0)));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders()).isEqualTo(1));
    }

    private void place(int order) {
        Shop.send(new ProducerRecord<>("order-events", "customer-" + order, placed(order)));
    }

    private byte[] placed(int order) {
        var phone = brand.newPhone();
        return Shop.json(Map.of(
                "specversion",
                "1.0",
                "id",
                brand.key() + "-" + order,
                "source",
                "/rebalance",
                "type",
                "order.placed",
                "data",
                Map.of(
                        "brand", brand.key(),
                        "orderId", "A-" + order,
                        "customer", Map.of("phone", phone.number()),
                        "total", Map.of("amount", "1.00", "currency", "USD"),
                        "items", List.of())));
    }

    private long orders() {
        return Database.rows("select 1 from customer_order where brand = ?", brand.key())
                .size();
    }

    /** It is told of a group's partitions as a replica is, and stores nothing. */
    private static KafkaConsumer<String, byte[]> anotherReplica() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Shop.broker(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "threadline",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of("order-events"));
        return consumer;
    }

    private static int addPartition() throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", Shop.broker());
        try (var admin = Admin.create(settings)) {
            int now = admin.describeTopics(List.of("order-events"))
                    .allTopicNames()
                    .get()
                    .get("order-events")
                    .partitions()
                    .size();
            admin.createPartitions(Map.of("order-events", NewPartitions.increaseTo(now + 1)))
                    .all()
                    .get();
            Shop.reconnect();
            return now + 1;
        }
    }
}
