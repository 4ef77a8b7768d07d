package org.threadline.events.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.threadline.events.EventType;
import org.threadline.harness.Database;
import org.threadline.harness.Machine;
import org.threadline.harness.Race;
import org.threadline.harness.Shop;
import org.threadline.harness.Topic;
import org.threadline.local.LocalServersResource;
import org.threadline.security.wall.Sight;
import org.threadline.value.Ids;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class OutboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int KEYS = 40;
    private static final int EVENTS_OF_A_KEY = 25;

    @Inject
    Outbox outbox;

    @Inject
    OutboxJob job;

    @Inject
    PruneJob prune;

    @Test
    void whatIsUndoneIsNotTold() {
        UUID key = Ids.next();
        Sight.ALL.during(() -> {
            QuarkusTransaction.begin();
            add(key, 1);
            OutboxEvent.flush();
            QuarkusTransaction.rollback();
            return null;
        });

        assertThat(rows(key)).isEmpty();
    }

    /** Its position lies before one that has long been published when it becomes visible. */
    @Test
    void whatIsCommittedLateIsPublishedAllTheSame() throws Exception {
        UUID slow = Ids.next();
        UUID quick = sameSlotAs(slow);
        try (Connection late = Database.connect()) {
            late.setAutoCommit(false);
            insert(late, slow);
            Machine.run(() -> add(quick, 1));
            await().atMost(PATIENCE).until(() -> isPublished(quick));

            late.commit();
        }

        await().atMost(PATIENCE).until(() -> isPublished(slow));
        assertThat(Topic.ofKey(slow)).hasSize(1);
    }

    @Test
    void publishersThatRaceKeepEachKeyInOrderAndPublishOnce() {
        List<UUID> keys = Stream.generate(Ids::next).limit(KEYS).toList();

        Race.of(6, runner -> runner < 3 ? addAll(keys, runner) : publishUntilEmpty());

        await().atMost(PATIENCE).until(() -> keys.stream().allMatch(this::isPublished));
        var told = Topic.all().stream()
                .filter(record -> keys.contains(uuid(record.key())))
                .collect(java.util.stream.Collectors.groupingBy(
                        record -> record.key(),
                        java.util.stream.Collectors.mapping(
                                record -> Topic.json(record).at("/data/number").asInt(),
                                java.util.stream.Collectors.toList())));
        assertThat(told).hasSize(KEYS);
        assertThat(told.values())
                .allSatisfy(numbers -> assertThat(numbers)
                        .isEqualTo(IntStream.range(0, EVENTS_OF_A_KEY).boxed().toList()));
    }

    /** The broker refuses everything as too large. */
    @Test
    void nothingCountsAsPublishedUntilTheBrokerSaysSo() throws Exception {
        UUID key = Ids.next();
        takeAtMost(50);
        try {
            Machine.run(() -> add(key, 1));
            await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> !isPublished(key));
        } finally {
            takeAtMost(1_048_588);
        }

        await().atMost(PATIENCE).until(() -> isPublished(key));
        assertThat(Topic.ofKey(key)).isNotEmpty();
    }

    @Test
    void onlyWhatWasToldAndIsOldIsForgotten() {
        UUID old = Ids.next();
        UUID recent = Ids.next();
        Machine.run(() -> {
            add(old, 1);
            add(recent, 1);
        });
        await().atMost(PATIENCE)
                .until(() -> Stream.of(old, recent)
                        .allMatch(key -> rows(key).stream()
                                .allMatch(row -> row.get("published_at") != null
                                        && row.get("keep_until") != null
                                        && row.get("live_position") != null)));
        long place = (Long) rows(old).getFirst().get("live_position");
        Database.change("update outbox_event set keep_until = now() - interval '1 second' where key = ?", old);

        prune.prune();

        assertThat(rows(old)).isEmpty();
        assertThat(rows(recent)).hasSize(1);
        assertThat((Long) Database.rows("select forgotten from live_line")
                        .getFirst()
                        .get("forgotten"))
                .as("what streams can no longer resume over")
                .isGreaterThanOrEqualTo(place);
    }

    @Test
    void whatWaitsToBePublishedIsNeverForgotten() throws Exception {
        UUID key = Ids.next();
        takeAtMost(50);
        try {
            Machine.run(() -> add(key, 1));
            await().atMost(PATIENCE).until(() -> rows(key).getFirst().get("keep_until") != null);
            Database.change("update outbox_event set keep_until = now() - interval '1 second' where key = ?", key);

            prune.prune();

            assertThat(rows(key)).hasSize(1);
        } finally {
            takeAtMost(1_048_588);
        }
    }

    private void add(UUID key, int number) {
        outbox.add(new Fact(EventType.CONSENT_CHANGED, "nobody", key, key, Map.of("number", number)));
    }

    /** Each key is written by one of three, as its lock would have it; one transaction for each event. */
    private boolean addAll(List<UUID> keys, int writer) {
        for (int number = 0; number < EVENTS_OF_A_KEY; number++) {
            int now = number;
            for (UUID key :
                    keys.stream().filter(key -> keys.indexOf(key) % 3 == writer).toList()) {
                Machine.run(() -> add(key, now));
            }
        }
        return true;
    }

    /** Beside the application's own job. */
    private boolean publishUntilEmpty() {
        for (int turn = 0; turn < 200; turn++) {
            try {
                job.publishWaiting();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        return true;
    }

    private static UUID sameSlotAs(UUID key) {
        return Stream.generate(Ids::next)
                .filter(each -> OutboxSlots.of(each) == OutboxSlots.of(key))
                .findFirst()
                .orElseThrow();
    }

    private static void insert(Connection connection, UUID key) throws Exception {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outbox_event (id, brand, slot, key, type, event, created_at)
                values (?, 'nobody', ?, ?, 'consent.changed', '{}', now())""")) {
            insert.setObject(1, Ids.next());
            insert.setInt(2, OutboxSlots.of(key));
            insert.setObject(3, key);
            insert.executeUpdate();
        }
    }

    private boolean isPublished(UUID key) {
        var rows = rows(key);
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get("published_at") != null);
    }

    private static List<Map<String, Object>> rows(UUID key) {
        return new ArrayList<>(
                Database.rows("select published_at, keep_until, live_position from outbox_event where key = ?", key));
    }

    private static UUID uuid(String key) {
        return UUID.fromString(key);
    }

    private static void takeAtMost(int bytes) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", Shop.broker()))) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.NAME);
            var setting = new ConfigEntry("max.message.bytes", String.valueOf(bytes));
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(setting, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            await().atMost(PATIENCE)
                    .until(() -> admin.describeConfigs(List.of(topic))
                            .all()
                            .get()
                            .get(topic)
                            .get("max.message.bytes")
                            .value()
                            .equals(String.valueOf(bytes)));
        }
    }
}
