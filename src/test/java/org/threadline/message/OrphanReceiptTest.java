package org.threadline.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadline.harness.Carrier;
import org.threadline.harness.Database;
import org.threadline.harness.Machine;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.message.DeliveryReceipts.Receipt;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** News that comes before its message is known by the carrier's id, and news in every order and portion. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class OrphanReceiptTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<Status> NEWS = List.of(Status.ACCEPTED, Status.SENT, Status.DELIVERED);

    @Inject
    DeliveryReceipts receipts;

    @Test
    void newsThatComesTooEarlyIsJoinedWhenItsMessageIsKnown() {
        UUID message = sending();
        String sid = sid();
        Carrier.callBack(sid, "sent").then().statusCode(204);
        Carrier.callBack(sid, "delivered").then().statusCode(204);
        Carrier.callBack(sid, "sent").then().statusCode(204);
        assertThat(orphans(sid)).hasSize(2);

        Carrier.callBack(message.toString(), sid, "queued").then().statusCode(204);

        assertThat(row(message)).containsEntry("status", "DELIVERED").containsEntry("carrier_message_id", sid);
        assertThat(orphans(sid)).isEmpty();
    }

    @Test
    void newsUnderAKnownIdIsAppliedAtOnce() {
        UUID message = sending();
        String sid = sid();
        Carrier.callBack(message.toString(), sid, "queued").then().statusCode(204);

        Carrier.callBack(sid, "delivered").then().statusCode(204);

        assertThat(row(message)).containsEntry("status", "DELIVERED");
        assertThat(orphans(sid)).isEmpty();
    }

    @Test
    void newsThatWasKeptWhileItsMessageLearnedItsIdIsFoundALittleLater() {
        UUID message = sending();
        String sid = sid();
        Carrier.callBack(sid, "delivered").then().statusCode(204);

        // As when both happened at one moment and neither transaction saw the other.
        Database.change("update message set carrier_message_id = ? where id = ?", sid, message);

        await().atMost(PATIENCE).until(() -> "DELIVERED".equals(row(message).get("status")));
    }

    @Test
    void newsThatNobodyWantsIsDroppedInTheEnd() {
        String sid = sid();
        Carrier.callBack(sid, "delivered").then().statusCode(204);

        Database.change(
                "update orphan_receipt set heard_at = now() - interval '3 days' where carrier_message_id = ?", sid);

        await().atMost(PATIENCE).until(() -> orphans(sid).isEmpty());
    }

    @Test
    void anInboundTextIsNoMessageOfOurs() {
        var phone = TestBrand.create().newPhone();
        phone.text("Hello");
        String sid = (String) phone.sent().getFirst().get("sid");

        Carrier.callBack(sid, "delivered").then().statusCode(204);

        assertThat(orphans(sid)).hasSize(1);
        assertThat(Database.rows("select status from message where carrier_message_id = ?", sid))
                .containsExactly(Map.of("status", "RECEIVED"));
    }

    @Test
    void aWordThatNobodyKnowsAboutAMessageThatNobodyKnowsIsNotFound() {
        Carrier.callBack(UUID.randomUUID().toString(), sid(), "teleported")
                .then()
                .statusCode(404);
        Carrier.callBack(sending().toString(), sid(), "teleported").then().statusCode(204);
    }

    static List<Long> seeds() {
        return IntStream.range(0, 40).mapToObj(seed -> (long) seed).toList();
    }

    /** With our id or only the carrier's, one by one or several in a transaction, each up to three times. */
    @ParameterizedTest
    @MethodSource("seeds")
    void inWhateverOrderAndPortionsNewsComesTheEndIsTheSame(long seed) {
        var random = new Random(seed);
        UUID message = sending();
        String sid = sid();
        var news = new ArrayList<Runnable>();
        for (Status status : NEWS) {
            for (int times = random.nextInt(1, 4); times > 0; times--) {
                boolean ours = random.nextBoolean();
                news.add(() -> {
                    if (ours) {
                        receipts.apply(new Receipt(message, sid, status, null));
                    } else {
                        receipts.apply(sid, status, null);
                    }
                });
            }
        }
        news.add(() -> receipts.apply(new Receipt(message, sid, Status.ACCEPTED, null)));
        Collections.shuffle(news, random);

        int rank = 0;
        for (int from = 0; from < news.size(); ) {
            int to = Math.min(news.size(), from + random.nextInt(1, 5));
            List<Runnable> portion = news.subList(from, to);
            Machine.run(() -> portion.forEach(Runnable::run));
            int now = ((Number) row(message).get("status_rank")).intValue();
            assertThat(now).isGreaterThanOrEqualTo(rank);
            rank = now;
            from = to;
        }

        assertThat(row(message)).containsEntry("status", "DELIVERED").containsEntry("carrier_message_id", sid);
        assertThat(orphans(sid)).isEmpty();
        assertThat(Database.rows("select status from message_status where message_id = ?", message))
                .hasSize(NEWS.size());
    }

    private static UUID sending() {
        var phone = TestBrand.create().newPhone();
        UUID id = UUID.randomUUID();
        Database.change("""
                insert into customer (id, brand, phone, created_at, updated_at)
                values (gen_random_uuid(), ?, ?, now(), now())""", phone.brand().key(), phone.number());
        Database.change("""
                insert into message (id, brand, customer_id, direction, kind, purpose, body, status, status_rank, decision,
                  segments, encoding, sender, lane, due_at, lease_until, created_at)
                select ?, brand, id, 'OUTBOUND', 'AGENT', 'SUPPORT', 'Hi', 'SENDING', 10, 'sent',
                  1, 'GSM_7', ?, 1, now(), now() + interval '10 minutes', now()
                from customer where brand = ? and phone = ?""", id, phone.brand().number(), phone.brand().key(), phone.number());
        return id;
    }

    private static String sid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    private static Map<String, Object> row(UUID message) {
        return Database.rows("select status, status_rank, carrier_message_id from message where id = ?", message)
                .getFirst();
    }

    private static List<Map<String, Object>> orphans(String sid) {
        return Database.rows("select status from orphan_receipt where carrier_message_id = ?", sid);
    }
}
