package org.threadline.customer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Carrier;
import org.threadline.harness.Cart;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Person;
import org.threadline.harness.Race;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Topic;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class ErasureTest {

    @Test
    void inNoTableIsAnythingOfThePersonLeft() {
        var person = Person.known(TestBrand.create());
        assertThat(tablesThatHold(person.mark()))
                .contains("customer", "message", "consent_entry", "customer_order", "cart", "idempotent_call");

        person.erase().then().statusCode(204);

        assertThat(tablesThatHold(person.mark())).isEmpty();
        assertThat(tablesThatHold(person.phone().number())).isEmpty();
    }

    @Test
    void whatIsCountedStays() {
        var person = Person.known(TestBrand.create());

        person.erase();

        UUID id = UUID.fromString(person.id());
        assertThat(Database.rows("select total_amount from customer_order where customer_id = ?", id))
                .hasSize(1);
        assertThat(Database.rows("select status from support_thread where customer_id = ?", id))
                .singleElement()
                .satisfies(thread -> assertThat(thread).containsEntry("status", "RESOLVED"));
        assertThat(Database.rows("select 1 from message where customer_id = ?", id))
                .hasSizeGreaterThan(2);
    }

    @Test
    void whoWasErasedDoesNotExistAnyMore() {
        var brand = TestBrand.create();
        var person = Person.known(brand);
        var agent = brand.agent("agent-1");
        String thread = agent.threadOf(person.phone());

        person.erase();

        Refusal.of(agent.call().get(person.path()), 404, "not-found");
        Refusal.of(agent.call().get(person.path() + "/context"), 404, "not-found");
        Refusal.of(agent.call().get(person.path() + "/consent"), 404, "not-found");
        Refusal.of(person.supervisor().call().get(person.path() + "/export"), 404, "not-found");
        Refusal.of(agent.reply(thread, "Are you there?"), 409, "wrong-state");
        assertThat((String) agent.call()
                        .get("/api/v1/threads/" + thread)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("customer.phone"))
                .isNull();
    }

    @Test
    void toEraseAgainChangesNothing() {
        var person = Person.known(TestBrand.create());
        person.erase().then().statusCode(204);
        var before = Database.rows("select * from customer where id = ?", UUID.fromString(person.id()));

        person.erase().then().statusCode(204);

        assertThat(Database.rows("select * from customer where id = ?", UUID.fromString(person.id())))
                .isEqualTo(before);
    }

    @Test
    void agentsEraseAndExportNobody() {
        var brand = TestBrand.create();
        var person = Person.known(brand);
        var agent = brand.agent("agent-1");

        Refusal.of(agent.call().delete(person.path()), 403, "forbidden");
        Refusal.of(agent.call().get(person.path() + "/export"), 403, "forbidden");
    }

    @Test
    void theWorldIsTold() {
        var person = Person.known(TestBrand.create());

        person.erase();

        Awaitility.await()
                .untilAsserted(() -> assertThat(Topic.eventsOfKey(person.id())).anySatisfy(event -> {
                    assertThat(event.get("type").asText()).isEqualTo("customer.erased");
                    assertThat(event.get("data").get("customerId").asText()).isEqualTo(person.id());
                }));
    }

    @Test
    void whatWaitsIsNotSent() {
        var brand = TestBrand.create(Map.of("policies", Map.of("cartReminderAfter", "PT1H")));
        var phone = brand.newPhone();
        Ledger.of(phone).shopSays("MARKETING", true, "checkout");
        Cart.left(phone, "cart.updated");
        Awaitility.await().until(() -> Database.textsTo(phone).size() == 1);
        var supervisor = new Person(phone, "", Ledger.of(phone).customer(), boss(brand));
        Object reminder = Database.textsTo(phone).getFirst().get("id");

        supervisor.erase().then().statusCode(204);

        assertThat(Database.rows("select status, decision, body from message where id = ?", reminder))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .containsEntry("status", "CANCELED")
                        .containsEntry("decision", "erased")
                        .containsEntry("body", ""));
    }

    @Test
    void whatAReminderBroughtStaysWithoutTheCartAndTheOrder() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        Ledger.of(phone).shopSays("MARKETING", true, "checkout");
        Cart.left(phone, "cart.abandoned");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Cart.isReminded(phone));
        Cart.bought(phone, "c", "secret-order");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Cart.reminders(phone).getFirst().get("recovered_at") != null);
        var person = new Person(phone, "", Ledger.of(phone).customer(), boss(brand));
        assertThat(person.supervisor()
                        .call()
                        .get(person.path() + "/export")
                        .<List<String>>path("cartReminders.recoveredBy"))
                .containsExactly("secret-order");

        person.erase().then().statusCode(204);

        assertThat(tablesThatHold("secret-order")).isEmpty();
        assertThat(Database.rows(
                        "select cart_id, recovered_amount from cart_reminder where customer_id = ?",
                        UUID.fromString(person.id())))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("cart_id")).isNull();
                    assertThat(row.get("recovered_amount")).isNotNull();
                });
    }

    @Test
    void aWebhookThatIsRepeatedDoesNotBringThePersonBack() {
        var person = Person.known(TestBrand.create());
        String sid = (String) person.phone().sent().getFirst().get("sid");
        person.erase();

        Carrier.text(sid, person.phone(), "My name is " + person.mark()).then().statusCode(200);

        assertThat(tablesThatHold(person.phone().number())).isEmpty();
        assertThat(tablesThatHold(person.mark())).isEmpty();
    }

    @Test
    void whoTextsAgainIsANewCustomer() {
        var brand = TestBrand.create();
        var person = Person.known(brand);
        person.erase();

        assertThat(person.phone().text("Hello again")).isEqualTo(200);

        assertThat(Ledger.of(person.phone()).customer()).isNotEqualTo(person.id());
        assertThat(brand.agent("agent-1").messagesOf(brand.agent("agent-1").threadOf(person.phone())))
                .first()
                .satisfies(text -> assertThat(text).containsEntry("body", "Hello again"));
    }

    @Test
    void aTextAndAnErasureOfOneMomentFollowEachOther() {
        var brand = TestBrand.create();
        for (int i = 0; i < 8; i++) {
            var phone = brand.newPhone();
            phone.text("first");
            var person = new Person(phone, "", Ledger.of(phone).customer(), boss(brand));

            List<Integer> answers = Race.of(
                    2,
                    number ->
                            number == 0 ? phone.text("second") : person.erase().statusCode());

            assertThat(answers).containsExactly(200, 204);
            assertThat(Database.rows(
                            "select body from message where customer_id = ? and body <> ''",
                            UUID.fromString(person.id())))
                    .isEmpty();
        }
    }

    @Test
    void aSendThatIsClaimedAndAnErasureOfOneMomentFollowEachOther() {
        var brand = TestBrand.create();
        for (int i = 0; i < 8; i++) {
            var phone = brand.newPhone();
            phone.text("first");
            var person = new Person(phone, "", Ledger.of(phone).customer(), boss(brand));
            String thread = brand.agent("agent-1").threadOf(phone);
            brand.agent("agent-1").claim(thread);

            Race.of(
                    2,
                    number -> number == 0
                            ? brand.agent("agent-1").reply(thread, "answer").statusCode()
                            : person.erase().statusCode());

            UUID id = UUID.fromString(person.id());
            Awaitility.await()
                    .untilAsserted(() -> assertThat(Database.rows(
                                    "select 1 from message where customer_id = ? and status in ('QUEUED', 'SENDING')",
                                    id))
                            .isEmpty());
            assertThat(Database.rows("select 1 from message where customer_id = ? and body <> ''", id))
                    .isEmpty();
        }
    }

    private static org.threadline.harness.Agent boss(TestBrand brand) {
        return new org.threadline.harness.Agent(
                "boss-1", org.threadline.harness.Tokens.of("supervisor", brand.key(), "boss-1"));
    }

    /** Every table is asked, whatever the application thinks that it holds. */
    static List<String> tablesThatHold(String word) {
        var tables = new ArrayList<String>();
        for (var table : Database.rows(
                "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            String name = (String) table.get("table_name");
            if (!Database.rows("select 1 from " + name + " t where strpos(cast(t as text), ?) > 0 limit 1", word)
                    .isEmpty()) {
                tables.add(name);
            }
        }
        return tables;
    }
}
