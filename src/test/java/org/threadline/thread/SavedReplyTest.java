package org.threadline.thread;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

/** Replies that a brand has at hand for its agents. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class SavedReplyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SIZES = "Hi {name ?: 'there'}, our sizes run a little small: one up is a good fit.";

    private TestBrand brand;
    private Agent supervisor;
    private Agent agent;
    private Phone phone;
    private String thread;

    @BeforeEach
    void aCustomerWhoAsks() {
        brand = TestBrand.create();
        supervisor = new Agent("supervisor-1", Tokens.of("supervisor", brand.key(), "supervisor-1"));
        agent = Agent.of(brand.key(), "agent-1");
        phone = brand.newPhone();
        phone.text("Do your shirts run small?");
        thread = agent.threadOf(phone);
    }

    @Test
    void aBrandWithoutAnyHasNone() {
        list().then().statusCode(200).body("items", empty());
    }

    @Test
    void itIsListedAsTheCustomerWouldReadItAndSentAsItIs() {
        save("reply-sizes", "en", SIZES).then().statusCode(200).body("kind", equalTo("AGENT"));
        list().then()
                .body("items.key", contains("reply-sizes"))
                .body("items[0].body", equalTo("Hi there, our sizes run a little small: one up is a good fit."));

        reply(Map.of("savedReply", "reply-sizes"))
                .then()
                .statusCode(202)
                .body("template.key", equalTo("reply-sizes"))
                .body("template.version", equalTo(1))
                .body("author", equalTo("agent-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received())
                        .contains("Hi there, our sizes run a little small: one up is a good fit."));
    }

    @Test
    void itIsFilledInInTheCustomersLanguage() {
        save("reply-sizes", "en", SIZES);
        save("reply-sizes", "es", "{name ?: 'Hola'}, nuestras tallas son un poco justas: pide una m\u00e1s grande.");
        String customer = agent.call().get("/api/v1/threads/" + thread).path("customer.id");
        var profile = agent.call().get("/api/v1/customers/" + customer);
        agent.call()
                .header("If-Match", profile.header("ETag"))
                .body(Map.of("firstName", "Ana", "locale", "es-MX"))
                .patch("/api/v1/customers/" + customer)
                .then()
                .statusCode(200);

        list().then()
                .body("items.size()", equalTo(1))
                .body("items[0].body", equalTo("Ana, nuestras tallas son un poco justas: pide una m\u00e1s grande."))
                .body("items[0].template.locale", equalTo("es"));
    }

    @Test
    void onlyWhatNobodyChangedCountsAsUnedited() {
        save("reply-sizes", "en", SIZES);

        reply(Map.of(
                        "savedReply",
                        "reply-sizes",
                        "body",
                        "Hi there, our sizes run a little  small: one up is a good fit. "))
                .then()
                .body("template.key", equalTo("reply-sizes"));
        reply(Map.of("savedReply", "reply-sizes", "body", "Hi! They do, take one up."))
                .then()
                .statusCode(202)
                .body("body", equalTo("Hi! They do, take one up."))
                .body("template", nullValue());
        reply(Map.of("body", "Anything else?")).then().statusCode(202).body("template", nullValue());

        await().atMost(PATIENCE).untilAsserted(() -> {
            var shown = report(ContentType.JSON).jsonPath();
            assertThat(shown.getInt("automation.replies")).isEqualTo(3);
            assertThat(shown.getInt("automation.unedited")).isEqualTo(1);
            assertThat(shown.getDouble("automation.uneditedShare")).isEqualTo(0.3333);
        });
        assertThat(report("text/csv").asString())
                .contains("automation,replies,3", "automation,unedited,1", "automation,uneditedShare,0.3333");
    }

    @Test
    void whatIsNotThereCannotBeSent() {
        reply(Map.of("savedReply", "reply-sizes"))
                .then()
                .statusCode(400)
                .body("detail", containsString("no saved reply"));
        reply(Map.of("savedReply", "order-shipped")).then().statusCode(400);
        reply(Map.of()).then().statusCode(400).body("violations.message", hasItem(containsString("savedReply")));
        reply(Map.of("body", " ", "savedReply", "reply-sizes")).then().statusCode(400);
    }

    @Test
    void itIsHeldToTheToneOfTheBrand() {
        save("reply-stock", "en", "Unfortunately, we don't have that in stock.")
                .then()
                .statusCode(422)
                .body("findings.rule", hasItem("negative-wording"));
        save("reply-order", "en", "Your order {order} is here.").then().statusCode(422);
        save("Reply Sizes", "en", SIZES).then().statusCode(404);
        agent.call()
                .body(Map.of("brand", brand.key(), "kind", "AGENT", "key", "reply-sizes", "body", SIZES))
                .post("/api/v1/templates/check")
                .then()
                .statusCode(200)
                .body("findings", empty())
                .body("rendered", equalTo("Hi Ada, our sizes run a little small: one up is a good fit."));
    }

    @Test
    void whatTheBrandHasTakenBackIsNoLongerAtHand() {
        save("reply-sizes", "en", SIZES);
        String path = "/api/v1/templates/" + brand.key() + "/reply-sizes/en";
        supervisor.call().delete(path).then().statusCode(204);

        list().then().body("items", empty());
        supervisor.call().get(path).then().statusCode(404);
        agent.call()
                .get("/api/v1/templates/" + brand.key() + "/reply-never/en")
                .then()
                .statusCode(404);
    }

    private Response save(String key, String locale, String body) {
        return supervisor
                .call()
                .body(Map.of("body", body))
                .put("/api/v1/templates/" + brand.key() + "/" + key + "/" + locale);
    }

    private Response list() {
        return agent.call().get("/api/v1/threads/" + thread + "/saved-replies");
    }

    private Response reply(Map<String, String> reply) {
        return agent.call().body(reply).post("/api/v1/threads/" + thread + "/messages");
    }

    private Response report(Object accept) {
        return supervisor
                .call()
                .accept(accept.toString())
                .queryParam("brand", brand.key())
                .get("/api/v1/reports/service");
    }
}
