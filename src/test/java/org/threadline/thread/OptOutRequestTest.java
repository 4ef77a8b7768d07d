package org.threadline.thread;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Cart;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class OptOutRequestTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REQUEST = "Thanks, but please don't text me again!";
    private static final String UNDERSTOOD = "Acme: understood, you'd like our texts to end. A person will see to it."
            + " To end them at once, reply STOP.";
    private static final String STOPPED =
            "Acme: you're unsubscribed and will get no more texts from us. Reply START any time to hear from us again.";
    private static final String NOTHING = "MARKETING=false SUPPORT=false TRANSACTIONAL=false";

    private TestBrand brand;
    private Phone phone;
    private Agent agent;

    @BeforeEach
    void aCustomer() {
        brand = TestBrand.create();
        phone = brand.newPhone();
        agent = brand.agent("agent-1");
    }

    @Test
    void aRequestInPlainWordsIsShownWithTheThreadAndNothingIsWithdrawnYet() {
        phone.text(REQUEST);

        var thread = thread();
        assertThat(thread.getString("optOutRequest.phrase")).isEqualTo("Thanks, but please don't text me again");
        assertThat(thread.getString("optOutRequest.messageId"))
                .isEqualTo(agent.messagesOf(thread.getString("id")).getFirst().get("id"));
        assertThat(thread.getString("optOutRequest.at")).isNotNull();
        assertThat(thread.getString("status")).isEqualTo("OPEN");
        assertThat(Ledger.of(phone).lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP PLEASE", "please stop", "STOP STOP STOP", "STOP?", "How do I unsubscribe?"})
    void whatIsAlmostAKeywordIsARequest(String text) {
        phone.text(text);

        assertThat(thread().getString("optOutRequest.phrase")).isNotNull();
    }

    @Test
    void whoAsksForNoMoreTextsReadsThatItWasUnderstoodAndHowToHaveItAtOnce() {
        phone.text(REQUEST);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).containsExactly(UNDERSTOOD));
    }

    @Test
    void inAConversationNoAutomaticTextAnswersIt() {
        phone.text("Where is my parcel?");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);

        phone.text(REQUEST);

        assertThat(thread().getString("optOutRequest.phrase")).isNotNull();
        assertThat(Database.textsTo(phone)).hasSize(1);
    }

    @Test
    void anOrdinaryTextIsNoRequest() {
        phone.text("Please stop my order, I chose the wrong size");

        assertThat(thread().getString("optOutRequest")).isNull();
    }

    @Test
    void theInboxCanBeNarrowedToThoseWhoAsk() {
        phone.text(REQUEST);
        brand.newPhone().text("Where is my parcel?");

        var asking = agent.call()
                .queryParam("optOutRequested", true)
                .get("/api/v1/threads")
                .jsonPath();
        var others = agent.call()
                .queryParam("optOutRequested", false)
                .get("/api/v1/threads")
                .jsonPath();

        assertThat(asking.getList("items.customer.phone")).isEqualTo(List.of(phone.number()));
        assertThat(others.getList("items.customer.phone")).hasSize(1).doesNotContain(phone.number());
    }

    @Test
    void oneCallHonoursItWithTheCustomersOwnWordsAsEvidence() {
        phone.text(REQUEST);
        var flagged = thread();

        optOut(agent, null)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("optOutRequest", nullValue())
                .body("status", equalTo("PENDING"))
                .body("waitingSince", nullValue());

        var ledger = Ledger.of(phone);
        assertThat(ledger.state()).isEqualTo(NOTHING);
        assertThat(ledger.lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .containsEntry("source", "agent")
                        .containsEntry("author", "agent-1")
                        .containsEntry("wording", REQUEST)
                        .containsEntry("messageId", flagged.getString("optOutRequest.messageId")));
    }

    @Test
    void honouringItIsConfirmedToTheCustomerOnce() {
        phone.text(REQUEST);
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        optOut(agent, null).then().statusCode(200);

        optOut(agent, null).then().statusCode(200);

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-1"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(phone))
                        .extracting(text -> text.get("decision"))
                        .containsExactly("sent", "sent", "no-consent:TRANSACTIONAL"));
        assertThat(phone.received()).containsExactly(UNDERSTOOD, STOPPED);
    }

    @Test
    void itIsConfirmedAlsoWhereTheCarrierAnswersKeywordsBecauseThisIsNone() {
        brand.put(Map.of("senders", List.of(Map.of("number", brand.number(), "carrierAnswersKeywords", true))));
        phone.text(REQUEST);

        optOut(agent, null);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).contains(STOPPED));
    }

    @Test
    void aRequestThatWasOverlookedIsHonouredByNamingTheText() {
        phone.text("Kindly lose interest in me");
        String said =
                (String) agent.messagesOf(thread().getString("id")).getFirst().get("id");

        optOut(agent, Map.of("messageId", said)).then().statusCode(200);

        assertThat(Ledger.of(phone).state()).isEqualTo(NOTHING);
    }

    @Test
    void whereNothingIsFlaggedTheTextMustBeNamed() {
        phone.text("Where is my parcel?");

        Refusal.of(optOut(agent, null), 409, "wrong-state");

        assertThat(Ledger.of(phone).lines()).isEmpty();
    }

    @Test
    void onlyATextOfTheCustomerInThisThreadIsEvidence() {
        phone.text("Where is my parcel?");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        var ours = Database.textsTo(phone).getFirst().get("id");

        Refusal.of(optOut(agent, Map.of("messageId", ours)), 400);
        Refusal.of(optOut(agent, Map.of("messageId", UUID.randomUUID())), 400);
    }

    @Test
    void theSameKeyHonoursItOnce() {
        phone.text(REQUEST);
        String path = "/api/v1/threads/" + thread().getString("id") + "/opt-out";
        var first = agent.call().header("Idempotency-Key", "k-1").post(path);

        var again = agent.call().header("Idempotency-Key", "k-1").post(path);

        again.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(Ledger.of(phone).lines()).hasSize(3);
    }

    @Test
    void aStaleVersionHonoursNothing() {
        phone.text(REQUEST);
        String path = "/api/v1/threads/" + thread().getString("id") + "/opt-out";

        Refusal.of(agent.call().header("If-Match", "\"0\"").post(path), 412, "stale-version");

        assertThat(Ledger.of(phone).lines()).isEmpty();
    }

    @Test
    void aColleagueMayHonourItButNotDismissIt() {
        phone.text(REQUEST);
        agent.claim(thread().getString("id"));
        var colleague = brand.agent("agent-2");

        Refusal.of(dismiss(colleague), 409, "held-by-somebody-else");
        optOut(colleague, null).then().statusCode(200);

        assertThat(Ledger.of(phone).state()).isEqualTo(NOTHING);
    }

    @Test
    void marketingIsHeldUntilSomebodyHasReadIt() {
        Ledger.of(phone).shopSays("MARKETING", true, "checkout");
        phone.text(REQUEST);

        Cart.left(phone, "cart.abandoned");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(phone))
                        .filteredOn(text -> text.get("kind").equals("CART_REMINDER"))
                        .singleElement()
                        .satisfies(text -> assertThat(text)
                                .containsEntry("status", "QUEUED")
                                .containsEntry("decision", "opt-out-requested")));
    }

    @Test
    void newsOfAnOrderStillGoesWhileNobodyHasReadIt() {
        phone.text(REQUEST);

        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).anyMatch(text -> text.contains("A-1")));
    }

    @Test
    void aDismissedRequestIsGoneButKeptWithWhoDismissedIt() {
        phone.text(REQUEST);

        dismiss(agent).then().statusCode(200).header("ETag", notNullValue()).body("optOutRequest", nullValue());

        assertThat(Database.rows("""
                        select outcome, settled_by from opt_out_request r join customer c on c.id = r.customer_id
                        where c.brand = ? and c.phone = ?""", brand.key(), phone.number()))
                .containsExactly(Map.of("outcome", "DISMISSED", "settled_by", "agent-1"));
        assertThat(Ledger.of(phone).lines()).isEmpty();
    }

    @Test
    void dismissingChangesTheVersionThatOthersHaveRead() {
        phone.text(REQUEST);
        String before =
                agent.call().get("/api/v1/threads/" + thread().getString("id")).header("ETag");

        String after = dismiss(agent).header("ETag");

        assertThat(after).isNotEqualTo(before);
        assertThat(dismiss(agent).header("ETag")).isEqualTo(after);
    }

    @Test
    void aThreadIsNotResolvedOverARequestThatNobodyHasRead() {
        phone.text(REQUEST);
        String resolve = "/api/v1/threads/" + thread().getString("id") + "/resolve";

        Refusal.of(agent.call().post(resolve), 409, "wrong-state");

        dismiss(agent);
        agent.call().post(resolve).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "START"})
    void aKeywordSettlesIt(String keyword) {
        phone.text(REQUEST);

        phone.text(keyword);

        assertThat(thread().getString("optOutRequest")).isNull();
    }

    @Test
    void whoHasStoppedEverythingHasNothingLeftToAskFor() {
        phone.text("STOP");

        phone.text("I said stop texting me");

        assertThat(thread().getString("optOutRequest")).isNull();
    }

    @Test
    void theFirstRequestStandsUntilItIsSettled() {
        phone.text("leave me alone");
        String first = thread().getString("optOutRequest.messageId");

        phone.text(REQUEST);

        assertThat(thread().getString("optOutRequest.messageId")).isEqualTo(first);
        assertThat(thread().getString("optOutRequest.phrase")).isEqualTo("leave me alone");
    }

    @Test
    void whatAMachineWritesIsNoRequest() {
        phone.text("This is an automated message. Please do not reply to this message. Do not text this number.");

        assertThat(thread().getString("optOutRequest")).isNull();
    }

    private JsonPath thread() {
        return agent.call().get("/api/v1/threads/" + agent.threadOf(phone)).jsonPath();
    }

    private Response optOut(Agent by, Map<String, Object> which) {
        var call = by.call();
        return (which == null ? call : call.body(which))
                .post("/api/v1/threads/" + thread().getString("id") + "/opt-out");
    }

    private Response dismiss(Agent by) {
        return by.call().delete("/api/v1/threads/" + thread().getString("id") + "/opt-out-request");
    }
}
