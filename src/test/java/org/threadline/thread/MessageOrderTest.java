package org.threadline.thread;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Race;
import org.threadline.harness.Shop;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class MessageOrderTest {

    @Test
    void aReplyTellsItsPlaceInTheThread() {
        var waiting = Waiting.customer();

        int seq = waiting.agent().reply(waiting.thread(), "It comes tomorrow.").path("seq");

        assertThat(messages(waiting).getLast()).containsEntry("seq", seq).containsEntry("kind", "AGENT");
    }

    @Test
    void whoeverWritesAtOnceEveryMessageHasAPlaceOfItsOwn() {
        var waiting = Waiting.customer();

        Race.of(12, i -> {
            for (int round = 0; round < 3; round++) {
                if (i % 2 == 0) {
                    waiting.phone().text("Text " + i + "-" + round);
                } else {
                    waiting.agent().reply(waiting.thread(), "Reply " + i + "-" + round);
                }
            }
            return i;
        });

        assertThat(messages(waiting))
                .extracting(message -> message.get("seq"))
                .isEqualTo(IntStream.rangeClosed(1, messages(waiting).size())
                        .boxed()
                        .toList())
                .hasSizeGreaterThanOrEqualTo(37);
    }

    @Test
    void aTextThatIsStoredLateStandsBehindWhatWasRead() {
        var waiting = Waiting.customer();
        waiting.agent().reply(waiting.thread(), "Here it is.");
        List<Object> read = ids(messages(waiting));
        Object last = messages(waiting).getLast().get("seq");

        waiting.phone().textAt("Sent before, heard only now", Instant.now().minus(Duration.ofHours(2)));
        // Stored by a replica whose clock is late.
        Database.change(
                "update message set created_at = created_at - interval '2 hours' where thread_id = ? and seq > ?",
                UUID.fromString(waiting.thread()),
                last);

        assertThat(ids(messages(waiting)).subList(0, read.size())).isEqualTo(read);
        assertThat(waiting.agent()
                        .call()
                        .queryParam("after", last)
                        .get("/api/v1/threads/" + waiting.thread() + "/messages")
                        .jsonPath()
                        .getList("items.body"))
                .containsExactly("Sent before, heard only now");
    }

    @Test
    void aCursorGoesOnWhereItWasHoweverTheClocksGo() {
        var waiting = Waiting.customer();
        for (int i = 0; i < 4; i++) {
            waiting.phone().text("Text " + i);
        }
        var page = waiting.agent()
                .call()
                .queryParam("limit", 3)
                .get("/api/v1/threads/" + waiting.thread() + "/messages")
                .jsonPath();
        Database.change(
                "update message set created_at = created_at - interval '1 day' where thread_id = ? and seq > 3",
                UUID.fromString(waiting.thread()));

        List<Object> rest = waiting.agent()
                .call()
                .queryParam("cursor", page.getString("nextCursor"))
                .get("/api/v1/threads/" + waiting.thread() + "/messages")
                .jsonPath()
                .getList("items.seq");

        assertThat(rest).first().isEqualTo(4);
        assertThat(page.<Integer>getList("items.seq")).containsExactly(1, 2, 3);
    }

    @Test
    void whatWeSaidByOurselvesStandsBeforeTheTextThatAnswersIt() {
        var brand = Waiting.customer().brand();
        var phone = brand.newPhone();
        Shop.publish(phone, "order.shipped", Map.of("orderId", "S-1"));
        await().until(() -> phone.received().size() == 1);
        Shop.publish(phone, "order.delivered", Map.of("orderId", "S-1"));
        await().until(() -> phone.received().size() == 2);

        phone.text("Where did you leave it?");

        Agent agent = brand.agent("agent-1");
        var messages = agent.messagesOf(agent.threadOf(phone));
        assertThat(messages)
                .extracting(message -> message.get("kind"))
                .startsWith("ORDER_UPDATE", "ORDER_UPDATE", "CUSTOMER");
        assertThat(messages).extracting(message -> message.get("seq")).startsWith(1, 2, 3);
    }

    private static List<Object> ids(List<Map<String, Object>> messages) {
        return messages.stream().map(message -> message.get("id")).toList();
    }

    private static List<Map<String, Object>> messages(Waiting waiting) {
        return waiting.agent().messagesOf(waiting.thread());
    }
}
