package org.threadline.customer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Person;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class CustomersTest {

    private TestBrand brand;
    private Agent agent;

    @BeforeEach
    void open() {
        brand = TestBrand.create();
        agent = brand.agent("agent-1");
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        String path = customer(brand.newPhone());
        patch(path, Map.of("firstName", " Ada ", "tier", "gold", "timeZone", "Europe/Berlin", "locale", "de-DE"));

        patch(path, Map.of("tier", "silver", "lifetimeValue", Map.of("amount", "420", "currency", "EUR")))
                .then()
                .statusCode(200)
                .body("firstName", equalTo("Ada"))
                .body("tier", equalTo("silver"))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("locale", equalTo("de-DE"))
                .body("lifetimeValue.amount", equalTo("420.00"));
    }

    @Test
    void nullTakesAValueAway() {
        String path = customer(brand.newPhone());
        patch(path, Map.of("firstName", "Ada", "tier", "gold"));
        var change = new HashMap<String, Object>();
        change.put("firstName", null);

        patch(path, change)
                .then()
                .statusCode(200)
                .body("firstName", nullValue())
                .body("tier", equalTo("gold"));
    }

    @Test
    void aPatchMayCallItselfOne() {
        String path = customer(brand.newPhone());

        agent.call()
                .contentType("application/merge-patch+json")
                .body("{\"tier\":\"gold\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("tier", equalTo("gold"));
    }

    @Test
    void whoHasNotSeenTheLastChangeIsTold() {
        String path = customer(brand.newPhone());
        String seen = agent.call().get(path).header("ETag");
        patch(path, Map.of("tier", "gold"));

        Refusal.of(
                agent.call()
                        .header("If-Match", seen)
                        .body(Map.of("tier", "silver"))
                        .patch(path),
                412,
                "stale-version");
    }

    @Test
    void whoHasSeenItMayChangeIt() {
        String path = customer(brand.newPhone());
        String seen = patch(path, Map.of("tier", "gold")).header("ETag");

        agent.call()
                .header("If-Match", seen)
                .body(Map.of("tier", "silver"))
                .patch(path)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"phone\":\"+12025550199\"}",
                "{\"nickname\":\"A\"}",
                "{\"timeZone\":\"Mars/Olympus\"}",
                "{\"locale\":\"not a language\"}",
                "{\"firstName\":\"a\\u0000b\"}",
                "{\"tier\":\"a\\nb\"}",
                "{\"lifetimeValue\":{\"amount\":\"1e99\",\"currency\":\"USD\"}}",
                "{\"firstName\":\"0123456789012345678901234567890123456789012345678901234567890\"}",
                "[]",
                "null"
            })
    void whatIsNoProfileIsRefused(String body) {
        Refusal.of(agent.call().body(body).patch(customer(brand.newPhone())), 400, "bad-request");
    }

    @Test
    void aNumberIsFoundInAnySpelling() {
        var phone = brand.newPhone();
        customer(phone);
        String end = phone.number().substring(8);

        Stream.of(
                        phone.number(),
                        "+1 (202) 555-" + end,
                        "(202) 555-" + end,
                        "202.555." + end,
                        "1-202-555-" + end,
                        "555 " + end,
                        "00 1 202 555 " + end,
                        "\uFF0B1202555" + end)
                .forEach(spelling ->
                        assertThat(phones(search(spelling))).as(spelling).containsExactly(phone.number()));
    }

    @ParameterizedTest
    @CsvSource({"Ada, ada lovelace", "ada l, Ada Lovelace", "ZOË, Zoë", "o', O'Neill", "100%, 100% Anna", "a_a, A_a"})
    void aNameIsFoundByItsBeginning(String q, String name) {
        var phone = brand.newPhone();
        patch(customer(phone), Map.of("firstName", name));
        patch(customer(brand.newPhone()), Map.of("firstName", "Xaver"));

        assertThat(phones(search(q))).containsExactly(phone.number());
    }

    @Test
    void anOrderIsFoundByItsNumber() {
        var phone = brand.newPhone();
        ordered(phone, "A-1001");

        assertThat(phones(search("A-1001"))).containsExactly(phone.number());
    }

    @Test
    void pagesHoldEverybodyOnce() {
        var numbers = Stream.generate(brand::newPhone).limit(7).toList();
        for (int i = 0; i < numbers.size(); i++) {
            patch(customer(numbers.get(i)), i < 3 ? Map.of("firstName", "Ann") : Map.of("tier", "x"));
        }
        var seen = new java.util.ArrayList<String>();

        String cursor = "";
        while (cursor != null) {
            Response page = agent.call()
                    .queryParam("brand", brand.key())
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/customers");
            seen.addAll(phones(page));
            cursor = page.path("nextCursor");
        }

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        numbers.stream().map(Phone::number).toList());
    }

    @Test
    void anotherBrandsCustomersAreNotFound() {
        var phone = brand.newPhone();
        patch(customer(phone), Map.of("firstName", "Walled"));
        var stranger = TestBrand.create().agent("agent-2");

        for (String q : List.of("Walled", phone.number(), phone.number().substring(2))) {
            assertThat(phones(stranger.call().queryParam("q", q).get("/api/v1/customers")))
                    .isEmpty();
        }
    }

    @Test
    void theContextTellsWhoIsWriting() {
        var phone = brand.newPhone();
        ordered(phone, "B-1");
        Shop.publish(
                phone,
                "cart.updated",
                Map.of(
                        "cartId",
                        "b-1",
                        "checkoutUrl",
                        "https://acme.example/b-1",
                        "total",
                        Map.of("amount", "5", "currency", "USD"),
                        "items",
                        List.of(Map.of("name", "Mug"))));
        Awaitility.await()
                .until(() -> !Database.rows("select 1 from cart where brand = ?", brand.key())
                        .isEmpty());
        phone.text("Hello");
        String thread = agent.threadOf(phone);

        agent.call()
                .get("/api/v1/customers/" + Ledger.of(phone).customer() + "/context")
                .then()
                .statusCode(200)
                .body("phone", equalTo(phone.number()))
                .body("openOrders.orderId", equalTo(List.of("B-1")))
                .body("carts.cartId", equalTo(List.of("b-1")))
                .body("consent.MARKETING", equalTo(false))
                .body("threads.id", equalTo(List.of(thread)))
                .body("lastSurvey", nullValue())
                .body("vouchers", equalTo(List.of()));
    }

    @Test
    void theExportHoldsAllThatWasSaidAndTold() {
        var person = Person.known(brand);

        var export = person.supervisor()
                .call()
                .get(person.path() + "/export")
                .then()
                .statusCode(200)
                .extract();

        assertThat(export.<String>path("customer.phone"))
                .isEqualTo(person.phone().number());
        assertThat(export.<List<String>>path("messages.body")).anyMatch(body -> body.contains(person.mark()));
        assertThat(export.<List<String>>path("messages.status")).contains("RECEIVED");
        assertThat(export.<List<String>>path("orders.orderId")).containsExactly("o-" + person.mark());
        assertThat(export.<List<String>>path("carts.cartId")).containsExactly("c-" + person.mark());
        assertThat(export.<List<Object>>path("cartReminders")).isNotNull();
        assertThat(export.<List<String>>path("consent.wording")).contains("Yes, says " + person.mark());
        assertThat(export.<List<Object>>path("threads")).hasSize(1);
    }

    private Response search(String q) {
        return agent.call()
                .queryParam("brand", brand.key())
                .queryParam("q", q)
                .get("/api/v1/customers")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static List<String> phones(Response page) {
        return page.jsonPath().getList("items.phone");
    }

    private void ordered(Phone phone, String orderId) {
        Shop.publish(
                phone,
                "order.placed",
                Map.of(
                        "orderId", orderId,
                        "total", Map.of("amount", "12.50", "currency", "USD"),
                        "items", List.of(Map.of("name", "Mug"))));
        Awaitility.await()
                .until(() -> !Database.rows(
                                "select 1 from customer_order where brand = ? and order_id = ?", brand.key(), orderId)
                        .isEmpty());
    }

    /** A customer who has never been heard; where they are found. */
    private String customer(Phone phone) {
        UUID id = UUID.randomUUID();
        Database.change(
                "insert into customer (id, brand, phone, created_at, updated_at) values (?, ?, ?, now(), now())",
                id,
                brand.key(),
                phone.number());
        return "/api/v1/customers/" + id;
    }

    private Response patch(String path, Map<String, Object> change) {
        return agent.call().body(change).patch(path);
    }
}
