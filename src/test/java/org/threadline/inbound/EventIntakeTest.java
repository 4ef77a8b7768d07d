package org.threadline.inbound;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.harness.Phone;
import org.threadline.harness.Race;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** A poll, handed to the intake past the broker, so that the test decides what comes together. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class EventIntakeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** JSON can say it, the store cannot keep it. */
    private static final String SPOILS = "\\u0000";

    @Inject
    EventIntake intake;

    private TestBrand brand;

    @BeforeEach
    void aBrand() {
        brand = TestBrand.create();
    }

    @Test
    void oneThatSpoilsItsPollIsPutAwayAloneAndTheOthersAreStored() {
        var poll = new ArrayList<>(shipped(40));
        poll.set(23, record(23, brand.newPhone(), "A-bad", SPOILS));

        List<DeadLetter> letters = intake.take(poll);

        assertThat(letters)
                .extracting(letter -> letter.record().offset(), DeadLetter::reason)
                .containsExactly(tuple(23L, "cannot be stored"));
        assertThat(toldOrders()).hasSize(39);
    }

    @Test
    void aPollWithManyThatSpoilItLosesNoneOfTheOthers() {
        var poll = new ArrayList<>(shipped(60));
        for (int bad = 0; bad < 60; bad += 7) {
            poll.set(bad, record(bad, brand.newPhone(), "A-bad-" + bad, SPOILS));
        }

        List<DeadLetter> letters = intake.take(poll);

        assertThat(letters)
                .extracting(letter -> letter.record().offset())
                .containsExactly(0L, 7L, 14L, 21L, 28L, 35L, 42L, 49L, 56L);
        assertThat(toldOrders()).hasSize(51);
    }

    @Test
    void aPollThatComesAgainChangesNothing() {
        List<ConsumerRecord<String, byte[]>> poll = shipped(30);
        intake.take(poll);

        List<DeadLetter> letters = intake.take(poll);

        assertThat(letters).isEmpty();
        assertThat(toldOrders()).hasSize(30);
    }

    @Test
    void theSameEventTwiceInOnePollHasOneEffect() {
        ConsumerRecord<String, byte[]> once = shipped(1).getFirst();

        intake.take(List.of(once, once, once));

        assertThat(toldOrders()).hasSize(1);
    }

    @Test
    void pollsWithTheSameCustomersInAnyOrderNeverWaitInACircle() {
        List<Phone> phones =
                IntStream.range(0, 40).mapToObj(i -> brand.newPhone()).toList();

        for (int round = 0; round < 2; round++) {
            int number = round;
            Race.of(4, racer -> {
                var mixed = new ArrayList<>(phones);
                Collections.shuffle(mixed, new Random(number * 10L + racer));
                var poll = new ArrayList<ConsumerRecord<String, byte[]>>();
                mixed.forEach(phone -> poll.add(
                        record(poll.size(), phone, "A-%d-%d-%s".formatted(number, racer, phone.number()), "")));
                // A circle would be broken by the store, and thrown.
                return intake.take(poll);
            });
        }

        assertThat(toldOrders()).hasSize(2 * 4 * 40);
    }

    @Test
    void whoWaitsForACustomerHoldsNoneThatComesAfter() throws Exception {
        List<Phone> phones =
                IntStream.range(0, 40).mapToObj(i -> brand.newPhone()).toList();
        intake.take(phones.stream()
                .map(phone -> record(0, phone, phone.number(), ""))
                .toList());

        try (var background = Executors.newSingleThreadExecutor();
                var other = Database.connect()) {
            other.setAutoCommit(false);
            await().atMost(PATIENCE).until(() -> lock(other, phones.getFirst()));
            var taken = background.submit(() -> intake.take(phones.reversed().stream()
                    .map(phone -> record(0, phone, "B" + phone.number(), ""))
                    .toList()));
            await().atMost(PATIENCE)
                    .until(() -> !Database.rows("select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query like '%from customer c%join unnest%'")
                            .isEmpty());

            for (Phone later : phones.subList(1, 40)) {
                await().atMost(PATIENCE).until(() -> lock(other, later));
            }
            other.rollback();

            assertThat(taken.get()).isEmpty();
        }
    }

    /** Whether nobody else had it in hand; whoever sends to the customer has, for a moment. */
    private boolean lock(Connection connection, Phone phone) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select 1 from customer where brand = ? and phone = ? for no key update skip locked")) {
            statement.setString(1, brand.key());
            statement.setString(2, phone.number());
            return statement.executeQuery().next();
        }
    }

    @Test
    void anOrderThatTwoNumbersClaimAtOnceIsToldOnce() {
        Race.of(8, racer -> intake.take(List.of(record(racer, brand.newPhone(), "A-1", ""))));

        assertThat(toldOrders()).hasSize(1);
    }

    private List<Object> toldOrders() {
        return Database.rows("select subject from message where brand = ? and kind = 'ORDER_UPDATE'", brand.key())
                .stream()
                .map(row -> row.get("subject"))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> shipped(int events) {
        return IntStream.range(0, events)
                .mapToObj(i -> record(i, brand.newPhone(), "A-" + i, ""))
                .toList();
    }

    private ConsumerRecord<String, byte[]> record(int offset, Phone phone, String order, String idBegins) {
        String event = """
                {"specversion":"1.0","id":"%s%s","source":"/poll","type":"order.shipped","time":"%s",
                 "data":{"brand":"%s","orderId":"%s","customer":{"phone":"%s","firstName":"Ada"}}}""".formatted(idBegins, UUID.randomUUID(), Instant.now(), brand.key(), order, phone.number());
        return new ConsumerRecord<>("order-events", 0, offset, phone.number(), event.getBytes(StandardCharsets.UTF_8));
    }
}
