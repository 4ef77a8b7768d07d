package org.threadline.retention.change;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.customer.Customers;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.DeadLetters;
import org.threadline.harness.Machine;
import org.threadline.harness.Metrics;
import org.threadline.harness.Phone;
import org.threadline.harness.Race;
import org.threadline.harness.Refusal;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Topic;
import org.threadline.local.LocalServersResource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Customers who change their mind about an order by text; the order system is this test. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class OrderChangeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String ORDER = "A-1";
    private static final String ASKED =
            "Hi Ada, it's Acme. We have asked for order A-1 to be cancelled and text you as soon as we know. Need a person?"
                    + " Just reply.";
    private static final String DONE =
            "Hi Ada, it's Acme. Done: your order A-1 is cancelled. Need anything else? Just reply.";
    private static final String REFUSED =
            "Hi Ada, it's Acme. We are sorry, order A-1 is already too far on its way to be changed. A person will text you"
                    + " within about 15 minutes to sort it out.";
    private static final String UNANSWERED =
            "Hi Ada, it's Acme. Your change to order A-1 takes longer than it should. A person sees to it now and will text"
                    + " you within about 15 minutes.";

    @Inject
    Customers customers;

    @Inject
    ChangeJob job;

    @Inject
    ChangeAnswers answers;

    private TestBrand brand;
    private Agent agent;
    private Phone phone;

    @BeforeEach
    void aCustomerWhoHasJustOrdered() {
        brand = TestBrand.create(changes(Map.of("window", "PT2H")));
        agent = brand.agent("agent-1");
        phone = brand.newPhone();
        place(ORDER);
    }

    @Test
    void theOrderSystemIsAskedAndTheCustomerHearsSo() {
        phone.text("Please cancel my order A-1");

        hears(ASKED);
        JsonNode data = told("order.change.requested").get("data");
        assertThat(data.get("kind").asText()).isEqualTo("CANCEL");
        assertThat(data.get("orderId").asText()).isEqualTo(ORDER);
        assertThat(data.get("changeId").asText()).isEqualTo(change().get("id").toString());
        assertThat(data.get("messageId").asText())
                .isEqualTo(change().get("message_id").toString());
        assertThat(data.has("body")).isFalse();
        assertThat(Duration.between(
                        Instant.parse(data.get("askedAt").asText()),
                        Instant.parse(data.get("answerBy").asText())))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(agent.threadsOf(phone).getFirst())
                .containsEntry("orderId", ORDER)
                .containsEntry("status", "OPEN");
        context()
                .body("orderChanges[0].kind", equalTo("CANCEL"))
                .body("orderChanges[0].orderId", equalTo(ORDER))
                .body("orderChanges[0].state", equalTo("ASKED"));
    }

    @Test
    void whenItIsDoneTheCustomerHearsThat() {
        asksToCancel();

        answer(true, null);

        hears(DONE);
        context().body("orderChanges[0].state", equalTo("DONE"));
        assertThat(told("order.change.settled").get("data").get("state").asText())
                .isEqualTo("DONE");
        assertThat(texts("ACK")).hasSize(2);
    }

    @Test
    void whatIsCorrectedStandsInTheCustomersOwnWords() {
        phone.text("I entered the wrong address on order A-1, it should be 12 High St");

        hears(
                "Hi Ada, it's Acme. We have passed on your change to order A-1 and text you as soon as we know. Need a person?"
                        + " Just reply.");
        assertThat(change()).containsEntry("kind", "CORRECT");
        answer(true, null);
        hears("Hi Ada, it's Acme. Done: your order A-1 is changed as you asked. Need anything else? Just reply.");
    }

    @Test
    void whatIsRefusedIsAPersons() {
        asksToCancel();

        answer(false, "already packed");

        hears(REFUSED);
        assertThat(agent.threadsOf(phone).getFirst())
                .containsEntry("status", "OPEN")
                .containsEntry("priority", "HIGH");
        context()
                .body("orderChanges[0].state", equalTo("REFUSED"))
                .body("orderChanges[0].reason", equalTo("already packed"))
                .body("promises[0].said", equalTo("within about 15 minutes"));
    }

    @Test
    void aConversationThatWasOverComesBack() {
        asksToCancel();
        String thread = agent.threadOf(phone);
        agent.claim(thread);
        agent.call().post("/api/v1/threads/" + thread + "/resolve").then().statusCode(200);

        answer(false, null);

        hears(REFUSED);
        assertThat(agent.threadsOf(phone)).hasSize(1);
        assertThat(agent.threadsOf(phone).getFirst()).containsEntry("status", "OPEN");
        assertThat(agent.threadsOf(phone).getFirst().get("waitingSince")).isNotNull();
    }

    @Test
    void whoCancelsTheOrderHasAnswered() {
        asksToCancel();

        Shop.publish(phone, "order.cancelled", Map.of("orderId", ORDER));

        hears(DONE);
        assertThat(change()).containsEntry("state", "DONE");
    }

    @Test
    void whatNobodyAnswersInTimeIsAPersonsAndALateYesIsStillToldOf() {
        asksToCancel();

        timePasses();

        hears(UNANSWERED);
        assertThat(change()).containsEntry("state", "UNANSWERED");
        assertThat(agent.threadsOf(phone).getFirst()).containsEntry("priority", "HIGH");
        answer(true, null);
        hears(DONE);
        assertThat(change()).containsEntry("state", "DONE");
    }

    @Test
    void aLateNoIsForTheAgentAlone() {
        asksToCancel();
        timePasses();
        hears(UNANSWERED);

        answer(false, "shipped");

        await().atMost(PATIENCE).until(() -> "REFUSED".equals(change().get("state")));
        place("A-2");
        assertThat(phone.received()).doesNotContain(REFUSED);
    }

    @Test
    void theFirstWordOfTheOrderSystemCounts() {
        asksToCancel();
        answer(true, null);
        hears(DONE);

        answer(false, "shipped");
        answer(true, null);
        place("A-2");

        assertThat(change()).containsEntry("state", "DONE");
        assertThat(phone.received()).filteredOn(DONE::equals).hasSize(1);
        assertThat(phone.received()).doesNotContain(REFUSED);
    }

    @Test
    void anAnswerToWhatNobodyHasAskedIsPutAway() {
        asksToCancel();
        Phone another = brand.newPhone();

        answer(phone, UUID.randomUUID(), ORDER);
        answer(phone, (UUID) change().get("id"), "A-2");
        answer(another, (UUID) change().get("id"), ORDER);
        answer(new Phone(phone.number(), TestBrand.create()), (UUID) change().get("id"), ORDER);

        await().atMost(PATIENCE)
                .until(() -> DeadLetters.ofKey(phone.number()).size() == 3
                        && DeadLetters.ofKey(another.number()).size() == 1);
        assertThat(DeadLetters.ofKey(phone.number()))
                .extracting(letter -> DeadLetters.headers(letter).get("dead-letter-reason"))
                .containsOnly("unknown change");
        assertThat(change()).containsEntry("state", "ASKED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Please cancel my order A-2", "Can I cancel my order?", "Cancel my order or I call my bank"})
    void inDoubtAPersonReadsIt(String text) {
        phone.text(text);

        isGreeted();
    }

    @Test
    void ofTwoOrdersNoneIsGuessed() {
        place("A-2");

        phone.text("Please cancel my order");

        isGreeted();
    }

    @Test
    void whatHasLeftIsNotChanged() {
        Shop.publish(phone, "order.shipped", Map.of("orderId", ORDER));
        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());

        phone.text("Please cancel my order");

        isGreeted();
    }

    @Test
    void whatWasOrderedTooLongAgoIsNotChanged() {
        Database.change(
                "update customer_order set placed_at = placed_at - interval '2 hours' where brand = ?", brand.key());

        phone.text("Please cancel my order");

        isGreeted();
    }

    @Test
    void nothingIsChangedUnlessTheBrandSaysSo() {
        brand.put(changes(Map.of("window", "PT2H", "kinds", List.of("CORRECT"))));
        phone.text("Please cancel my order");

        isGreeted();
    }

    @Test
    void whoIsWithAnAgentIsLeftToThem() {
        phone.text("Hello");
        agent.claim(agent.threadOf(phone));

        phone.text("Please cancel my order");

        assertThat(changesOf(phone)).isEmpty();
    }

    @Test
    void inAConversationThatNobodyHoldsItIsHeardToo() {
        phone.text("Hello");

        phone.text("Please cancel my order");

        hears(ASKED);
    }

    @Test
    void theBareWordIsStillAnOptOut() {
        phone.text("CANCEL");

        assertThat(changesOf(phone)).isEmpty();
        assertThat(Database.rows("select source from consent_entry where brand = ? and not granted", brand.key()))
                .isNotEmpty();
    }

    /** Each on another thread, as on another replica. */
    @Test
    void whoAsksTwiceAtOneMomentHasAskedOnce() {
        for (int round = 0; round < 5; round++) {
            Phone impatient = brand.newPhone();
            place(impatient, "R-" + round);

            Race.of(4, i -> impatient.text("Please cancel my order"));

            assertThat(changesOf(impatient)).hasSize(1);
            UUID customer = (UUID) changesOf(impatient).getFirst().get("customer_id");
            await().atMost(PATIENCE)
                    .until(() -> Topic.eventsOfKey(customer).stream()
                            .anyMatch(event -> "order.change.requested".equals(type(event))));
            assertThat(Topic.eventsOfKey(customer))
                    .filteredOn(event -> "order.change.requested".equals(type(event)))
                    .hasSize(1);
        }
    }

    /** Two replicas that look, and the answer. */
    @Test
    void anAnswerAtTheLastMomentLeadsToOneText() {
        for (int round = 0; round < 8; round++) {
            Phone customer = brand.newPhone();
            place(customer, "L-" + round);
            customer.text("Please cancel my order");
            UUID change = (UUID) changesOf(customer).getFirst().get("id");
            UUID id = (UUID) changesOf(customer).getFirst().get("customer_id");
            timePasses(customer);

            Race.of(3, i -> {
                if (i == 0) {
                    Machine.run(() ->
                            answers.answer(new ChangeAnswers.Answer(change, false, null, true), customers.lock(id)));
                } else {
                    Machine.run(job::look);
                }
                return i;
            });

            String order = "L-" + round;
            assertThat(Database.textsTo(customer).stream()
                            .map(text -> (String) text.get("body"))
                            .filter(body -> body.contains("A person"))
                            .filter(body -> body.contains(order)))
                    .hasSize(1);
            assertThat(changesOf(customer).getFirst()).containsEntry("state", "REFUSED");
        }
    }

    @Test
    void whatCustomersWantIsCounted() {
        String series = "threadline_order_changes_total{kind=\"cancel\",state=\"%s\"";
        double asked = Metrics.sum(series.formatted("asked"));
        double done = Metrics.sum(series.formatted("done"));

        asksToCancel();
        answer(true, null);
        hears(DONE);

        assertThat(Metrics.sum(series.formatted("asked"))).isEqualTo(asked + 1);
        assertThat(Metrics.sum(series.formatted("done"))).isEqualTo(done + 1);
    }

    @Test
    void whatNamesTheOrderIsErased() {
        asksToCancel();
        String customer = "/api/v1/customers/" + change().get("customer_id");
        assertThat(Agent.admin().call().get(customer + "/export").jsonPath().getList("orderChanges.orderId"))
                .containsExactly(ORDER);

        Agent.admin().call().delete(customer).then().statusCode(204);

        assertThat(Database.rows("select order_id, state from order_change where brand = ?", brand.key()))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("order_id", null).containsEntry("state", "UNANSWERED"));
    }

    @ParameterizedTest
    @CsvSource({"window, PT0S", "window, P31D", "answerWithin, PT1S", "kinds, REFUND"})
    void aPolicyThatIsNoneIsRefused(String which, String value) {
        Object given = which.equals("kinds") ? List.of(value) : value;
        var body = new HashMap<String, Object>(changes(Map.of(which, given)));
        body.putAll(Map.of("name", "Acme", "timeZone", "UTC", "senders", List.of(Map.of("number", "+13035559995"))));

        Refusal.of(Agent.admin().call().body(body).put("/api/v1/brands/brand-that-changes-oddly"), 400, "bad-request");
    }

    private static Map<String, Object> changes(Map<String, Object> policy) {
        return Map.of("policies", Map.of("orderChanges", policy));
    }

    private void place(String order) {
        place(phone, order);
    }

    private static void place(Phone customer, String order) {
        Shop.publish(
                customer,
                "order.placed",
                Map.of("orderId", order, "total", Map.of("amount", "12.50", "currency", "USD"), "items", List.of()));
        await().atMost(PATIENCE)
                .until(() -> !Database.rows(
                                "select placed_at from customer_order where brand = ? and order_id = ? and placed_at is not null",
                                customer.brand().key(),
                                order)
                        .isEmpty());
    }

    private void asksToCancel() {
        phone.text("Please cancel my order");
        hears(ASKED);
    }

    private void answer(boolean accepted, String reason) {
        var data = new HashMap<String, Object>(
                Map.of("orderId", ORDER, "changeId", change().get("id").toString(), "accepted", accepted));
        if (reason != null) {
            data.put("reason", reason);
        }
        Shop.publish(phone, "order.change.answered", data);
    }

    private static void answer(Phone from, UUID change, String order) {
        Shop.publish(
                from,
                "order.change.answered",
                Map.of("orderId", order, "changeId", change.toString(), "accepted", true));
    }

    private void timePasses() {
        timePasses(phone);
    }

    private static void timePasses(Phone customer) {
        Database.change(
                "update order_change set answer_by = now() - interval '1 second' where id = ?",
                changesOf(customer).getFirst().get("id"));
    }

    private void hears(String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).contains(text));
    }

    /** As everybody is, and nothing is asked of the order system. */
    private void isGreeted() {
        await().atMost(PATIENCE)
                .until(() -> phone.received().stream().anyMatch(text -> text.contains("Thanks for writing")));
        assertThat(changesOf(phone)).isEmpty();
    }

    private Map<String, Object> change() {
        return changesOf(phone).getFirst();
    }

    private static List<Map<String, Object>> changesOf(Phone customer) {
        return Database.rows("""
                select o.id, o.kind, o.state, o.message_id, o.customer_id from order_change o
                join customer c on c.id = o.customer_id
                where c.brand = ? and c.phone = ? order by o.asked_at""", customer.brand().key(), customer.number());
    }

    private List<Map<String, Object>> texts(String kind) {
        return Database.textsTo(phone).stream()
                .filter(text -> kind.equals(text.get("kind")))
                .toList();
    }

    private io.restassured.response.ValidatableResponse context() {
        return agent.call()
                .get("/api/v1/customers/" + change().get("customer_id") + "/context")
                .then()
                .statusCode(200);
    }

    private JsonNode told(String type) {
        Object customer = change().get("customer_id");
        await().atMost(PATIENCE)
                .until(() -> Topic.eventsOfKey(customer).stream().anyMatch(event -> type.equals(type(event))));
        return Topic.eventsOfKey(customer).stream()
                .filter(event -> type.equals(type(event)))
                .findFirst()
                .orElseThrow();
    }

    private static String type(JsonNode event) {
        return event.get("type").asText();
    }
}
