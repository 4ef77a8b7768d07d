package org.threadline.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Phone;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Who asks only what a machine knows is told at once; a person reads it all the same. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class FirstAnswersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private TestBrand brand;
    private Phone phone;

    @BeforeEach
    void aCustomer() {
        brand = TestBrand.create();
        phone = brand.newPhone();
    }

    @Test
    void whereAnOrderIsIsTheAcknowledgement() {
        shipped("A-1");

        phone.text("Hi, where is my order?");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(phone.received().getLast())
                .isEqualTo("Hi Ada, your Acme order A-1 is on its way with UPS. Need a person? Just reply.");
        Agent agent = brand.agent("agent-1");
        String thread = agent.threadOf(phone);
        agent.call().get("/api/v1/threads/" + thread).then().body("status", equalTo("OPEN"));
        assertThat(agent.messagesOf(thread))
                .extracting(message -> message.get("kind"))
                .containsExactly("ORDER_UPDATE", "CUSTOMER", "ACK");
    }

    @Test
    void howToReturnSomethingIsSaidWhereTheBrandSaysIt() {
        brand.put(Map.of("policies", Map.of("deliveries", Map.of("returnsLink", "https://acme.example/returns"))));

        phone.text("How do I return my order?");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(phone.received())
                .containsExactly("Hi, here is how to return something to Acme: https://acme.example/returns Is anything"
                        + " unclear, or is it about something else? Just reply, a person reads it.");
    }

    @Test
    void elseAPersonSaysHow() {
        phone.text("How do I return my order?");

        greeted(1);
    }

    @Test
    void whatIsSaidNextIsForPeople() {
        shipped("A-1");
        phone.text("Where is my order?");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);

        phone.text("Where is my order?");

        assertThat(Database.textsTo(phone)).hasSize(2);
    }

    @Test
    void anOrderOfSeveralIsToldOfWhenItIsNamed() {
        shipped("A-1");
        shipped("B-2");

        phone.text("where is my order B-2?");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);
        assertThat(phone.received().getLast()).contains("order B-2 is on its way with UPS. Need a person?");
    }

    @Test
    void whichOfSeveralIsForAPersonToFindOut() {
        shipped("A-1");
        shipped("B-2");

        phone.text("where is my order?");

        greeted(3);
    }

    @Test
    void whoWaitsForNothingWaitsForAPerson() {
        phone.text("Where is my order?");

        greeted(1);
    }

    @Test
    void whatIsOverdueIsAPersonsToAnswer() {
        Shop.publish(
                phone,
                UUID.randomUUID().toString(),
                "order.shipped",
                Instant.now().minus(Duration.ofDays(3)),
                Map.of(
                        "orderId",
                        "A-1",
                        "eta",
                        Instant.now().minus(Duration.ofDays(2)).toString()));
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);

        phone.text("Where is my order?");

        greeted(2);
    }

    @Test
    void aDelayIsAdmitted() {
        Shop.publish(
                phone,
                "order.delayed",
                Map.of("orderId", "A-1", "incidentId", "i", "newEta", "2099-01-01T12:00:00Z", "reason", "Snow"));
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);

        phone.text("when will my order arrive?");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(phone.received().getLast())
                .isEqualTo(
                        "Hi Ada, we're sorry: your Acme order A-1 is running late. It should now arrive on Thu, Jan 1."
                                + " Need a person? Just reply, somebody reads on here.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Where is my order? I am so angry",
                "Where is my order and my refund?",
                "My order is broken",
                "where is my order?!"
            })
    void whatSaysMoreIsGreeted(String text) {
        shipped("A-1");

        phone.text(text);

        greeted(2);
    }

    @Test
    void aBrandMayLeaveItToPeople() {
        brand.put(Map.of("policies", Map.of("deliveries", Map.of("answersQuestions", false))));
        shipped("A-1");

        phone.text("Where is my order?");

        greeted(2);
    }

    @Test
    void whoIsWithAPersonIsNotAnsweredByAMachine() {
        shipped("A-1");
        phone.text("Hello");
        Agent agent = brand.agent("agent-1");
        String thread = agent.threadOf(phone);
        agent.claim(thread);
        agent.call().post("/api/v1/threads/" + thread + "/resolve").then().statusCode(200);

        phone.text("Where is my order?");

        greeted(3);
    }

    @Test
    void whoseDoorIsAlwaysOpenSaysSo() {
        phone.text("What are your opening hours?");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(phone.received())
                .containsExactly(
                        "Hi, at Acme somebody is here around the clock. Tell us what you need, a person reads your"
                                + " reply.");
    }

    @Test
    void whoIsClosedSaysWhenTheyOpen() {
        String tomorrow = Instant.now()
                .atZone(ZoneId.of("America/New_York"))
                .plusDays(1)
                .getDayOfWeek()
                .name();
        var settings = new HashMap<String, Object>();
        settings.put("hours", List.of(Map.of("day", tomorrow, "opens", "09:00", "closes", "17:00")));
        brand.put(settings);

        phone.text("Are you open?");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(phone.received())
                .containsExactly(
                        "Hi, Acme is closed just now and opens again tomorrow at 9 AM ET. Tell us right here what"
                                + " you need, a person answers you then.");
    }

    private void shipped(String order) {
        int before = phone.received().size();
        Shop.publish(phone, "order.shipped", Map.of("orderId", order, "carrier", "UPS"));
        await().atMost(PATIENCE).until(() -> phone.received().size() == before + 1);
    }

    private void greeted(int texts) {
        await().atMost(PATIENCE).until(() -> phone.received().size() == texts);
        assertThat(phone.received()).last().asString().contains("Thanks for writing");
    }
}
