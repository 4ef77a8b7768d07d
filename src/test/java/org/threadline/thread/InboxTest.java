package org.threadline.thread;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class InboxTest {

    @Test
    void whoWaitsLongestComesFirstThenWhoDoesNotWaitThenWhatIsResolved() {
        var brand = TestBrand.create();
        var agent = brand.agent("agent-1");
        String resolved = write(brand);
        String answered = write(brand);
        String first = write(brand);
        String second = write(brand);
        agent.call().post("/api/v1/threads/" + resolved + "/resolve");
        agent.reply(answered, "Here you are");

        assertThat(ids(list(agent, Map.of()))).containsExactly(first, second, answered, resolved);
    }

    @Test
    void whoWritesAgainKeepsTheirPlace() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        phone.text("First");
        String other = write(brand);
        var agent = brand.agent("agent-1");

        phone.text("Still here");

        assertThat(ids(list(agent, Map.of()))).containsExactly(agent.threadOf(phone), other);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void pagesShowEveryThreadOnce(int limit) {
        var brand = TestBrand.create();
        var agent = brand.agent("agent-1");
        var all = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            all.add(write(brand));
        }
        agent.reply(all.get(2), "Answered");
        agent.call().post("/api/v1/threads/" + all.get(4) + "/resolve");

        List<String> walked = walk(agent, "/api/v1/threads", limit);

        assertThat(walked)
                .containsExactlyElementsOf(ids(list(agent, Map.of())))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void threadsThatSortAlikeAreStillShownOnceEach() {
        var brand = TestBrand.create();
        var agent = brand.agent("agent-1");
        var all = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            all.add(write(brand));
        }
        Database.change("update support_thread set sort_at = now() where brand = ?", brand.key());

        assertThat(walk(agent, "/api/v1/threads", 2)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void pagesOfAThreadShowEveryMessageOnceAndTheOldestFirst() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        for (int i = 0; i < 5; i++) {
            phone.text("Text " + i);
        }
        var agent = brand.agent("agent-1");
        String thread = agent.threadOf(phone);
        Database.change(
                "update message set created_at = now() where thread_id = ? and body in ('Text 2', 'Text 3')",
                UUID.fromString(thread));

        List<String> walked = walk(agent, "/api/v1/threads/" + thread + "/messages", 2);

        assertThat(walked)
                .hasSize(6)
                .containsExactlyElementsOf(agent.messagesOf(thread).stream()
                        .map(message -> (String) message.get("id"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "status, OPEN, open",
        "status, RESOLVED, done",
        "assignee, me, mine",
        "assignee, none, open done",
        "assignee, agent-1, mine",
        "tag, vip, mine"
    })
    void theInboxCanBeNarrowed(String filter, String value, String expected) {
        var brand = TestBrand.create();
        var agent = brand.agent("agent-1");
        var threads = Map.of("open", write(brand), "mine", write(brand), "done", write(brand));
        agent.claim(threads.get("mine"));
        agent.reply(threads.get("mine"), "Mine");
        agent.call().post("/api/v1/threads/" + threads.get("done") + "/resolve");
        Database.change(
                "update support_thread set tags = '{vip,loud}' where id = ?", UUID.fromString(threads.get("mine")));

        List<String> found = ids(list(agent, Map.of(filter, value)));

        assertThat(found)
                .containsExactlyElementsOf(java.util.Arrays.stream(expected.split(" "))
                        .map(threads::get)
                        .toList());
    }

    @Test
    void pagesOfSeveralBrandsAreOneListInTheirCommonOrder() {
        var brands = List.of(TestBrand.create(), TestBrand.create(), TestBrand.create());
        var all = new ArrayList<String>();
        for (int i = 0; i < 9; i++) {
            all.add(write(brands.get(i % 3)));
        }
        var agent =
                Agent.of(String.join(",", brands.stream().map(TestBrand::key).toList()), "agent-1");

        assertThat(walk(agent, "/api/v1/threads", 2)).containsExactlyElementsOf(all);
    }

    @Test
    void aTagIsFoundHoweverItIsWrittenAndInTheOrderOfTheInbox() {
        var brand = TestBrand.create();
        var agent = brand.agent("agent-1");
        var threads = List.of(write(brand), write(brand), write(brand));
        for (String thread : threads) {
            agent.call().body(List.of("VIP")).put("/api/v1/threads/" + thread + "/tags");
        }
        agent.reply(threads.getFirst(), "Here you are");
        agent.call().body(List.of()).put("/api/v1/threads/" + threads.get(1) + "/tags");

        assertThat(ids(list(agent, Map.of("tag", " vip")))).containsExactly(threads.get(2), threads.getFirst());
        assertThat(ids(list(agent, Map.of("tag", "vip", "status", "OPEN")))).containsExactly(threads.get(2));
        assertThat(ids(list(agent, Map.of("tag", "vip", "assignee", "none")))).hasSize(2);
        assertThat(ids(list(agent, Map.of("tag", "vip", "assignee", "agent-1"))))
                .isEmpty();
    }

    @Test
    void oneOfSeveralBrandsCanBeLookedAt() {
        var one = TestBrand.create();
        var other = TestBrand.create();
        String thread = write(one);
        String another = write(other);
        var agent = Agent.of(one.key() + "," + other.key(), "agent-1");

        assertThat(ids(list(agent, Map.of()))).containsExactlyInAnyOrder(thread, another);
        assertThat(ids(list(agent, Map.of("brand", other.key())))).containsExactly(another);
        assertThat(ids(list(agent, Map.of("brand", TestBrand.create().key())))).isEmpty();
    }

    @Test
    void aCustomerIsFoundByNumberHoweverItIsWrittenByNameAndByOrder() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        write(brand);
        var agent = brand.agent("agent-1");
        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-77"));
        await().until(() -> !phone.received().isEmpty());
        phone.text("When exactly?");
        String thread = agent.threadOf(phone);
        String digits = phone.number().substring(2);
        String dialled = digits.replaceFirst("(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3");

        for (String words :
                List.of(phone.number(), "+1 " + dialled, dialled, digits, "1" + digits, "ada", "AD", "A-77")) {
            assertThat(ids(list(agent, Map.of("q", words)))).as(words).containsExactly(thread);
        }
        assertThat(ids(list(agent, Map.of("q", "nobody")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 201",
        "limit, -1",
        "status, CLOSED",
        "status, open",
        "cursor, ???",
        "cursor, bm90aGluZw"
    })
    void aQuestionThatDoesNotFitIsRefused(String name, String value) {
        var agent = TestBrand.create().agent("agent-1");

        Refusal.of(list(agent, Map.of(name, value)), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 2025-01-01T00:00:00Z",
                "x 2025-01-01T00:00:00Z 0",
                "0 yesterday 00000000-0000-0000-0000-000000000000",
                "0 2025-01-01T00:00:00Z '; drop table message; --",
                "2025-01-01T00:00:00Z 00000000-0000-0000-0000-000000000000"
            })
    void aCursorThatTheListHasNotGivenIsRefused(String position) {
        var agent = TestBrand.create().agent("agent-1");
        String forged =
                Base64.getUrlEncoder().encodeToString(position.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        Refusal.of(list(agent, Map.of("cursor", forged)), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"brand", "assignee", "tag", "q"})
    void whatNoTextCanHoldFindsNothing(String filter) {
        var brand = TestBrand.create();
        write(brand);

        list(brand.agent("agent-1"), Map.of(filter, "a\u0000b"))
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 400));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void theLeastAndTheMostOfAPageAreAllowed(int limit) {
        list(TestBrand.create().agent("agent-1"), Map.of("limit", limit)).then().statusCode(200);
    }

    /** A new customer writes; the thread that comes of it. */
    private static String write(TestBrand brand) {
        Phone phone = brand.newPhone();
        phone.text("Hello");
        return brand.agent("agent-1").threadOf(phone);
    }

    private static Response list(Agent agent, Map<String, Object> filter) {
        return agent.call().queryParams(filter).get("/api/v1/threads");
    }

    private static List<String> ids(Response list) {
        return list.then().statusCode(200).extract().path("items.id");
    }

    private static List<String> walk(Agent agent, String path, int limit) {
        var ids = new ArrayList<String>();
        String cursor = "";
        do {
            Response page = agent.call()
                    .queryParam("limit", limit)
                    .queryParam("cursor", cursor)
                    .get(path);
            assertThat(ids(page)).hasSizeBetween(1, limit);
            assertThat(ids).doesNotContainAnyElementsOf(ids(page));
            ids.addAll(ids(page));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return ids;
    }
}
