package org.threadline.wording.editing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Phone;
import org.threadline.harness.Race;
import org.threadline.harness.Refusal;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.local.LocalServersResource;
import org.threadline.wording.BuiltInTexts;
import org.threadline.wording.Occasion;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class TemplateResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HELP = "{brand} here: text us your question. Reply STOP to end texts.";
    private static final String SHIPPED = "Good news{#if name??}, {name}{/if}: {brand} has sent order {order}.";

    private TestBrand brand;
    private Agent supervisor;

    @BeforeEach
    void aBrandWithASupervisor() {
        brand = TestBrand.create();
        supervisor = new Agent("supervisor-1", Tokens.of("supervisor", brand.key(), "supervisor-1"));
    }

    @Test
    void whatIsSaidByItselfIsListedWithItsWords() {
        list().statusCode(200)
                .body(
                        "items.key",
                        equalTo(Arrays.stream(Occasion.values())
                                .map(Occasion::key)
                                .sorted()
                                .toList()))
                .body("items.version", hasItem(0))
                .body("items.find { it.key == 'cart-reminder' }.kind", equalTo("CART_REMINDER"))
                .body(
                        "items.find { it.key == 'cart-reminder' }.variables.name",
                        contains("name", "brand", "item", "more", "link"))
                .body("nextCursor", nullValue());
    }

    @Test
    void theNextTextIsSaidInTheBrandsOwnWords() {
        Phone before = brand.newPhone();
        before.text("HELP");

        put("help", "en", HELP)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("version", equalTo(1));
        Phone after = brand.newPhone();
        after.text("HELP");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(before.received()).singleElement().asString().startsWith("Acme support: ");
            assertThat(after.received()).containsExactly("Acme here: text us your question. Reply STOP to end texts.");
        });
        assertThat(madeFrom("help")).containsExactlyInAnyOrder("en 0", "en 1");
    }

    @Test
    void anEditIsSaidFromTheNextTextOn() {
        put("help", "en", HELP);
        brand.newPhone().text("HELP");
        put("help", "en", "{brand}: write to us. Reply STOP to end texts.")
                .then()
                .body("version", equalTo(2));

        Phone phone = brand.newPhone();
        phone.text("HELP");

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(phone.received()).containsExactly("Acme: write to us. Reply STOP to end texts."));
    }

    @Test
    void aCustomerReadsTheirOwnLanguageWhereTheBrandHasIt() {
        put("order-shipped", "en", SHIPPED).then().statusCode(200);
        put("order-shipped", "es", "{brand}: tu pedido {order} va en camino.")
                .then()
                .statusCode(200);
        Phone phone = brand.newPhone();

        Shop.publish(
                phone,
                "order.shipped",
                Map.of(
                        "orderId",
                        "A-1",
                        "customer",
                        Map.of("phone", phone.number(), "firstName", "Ada", "locale", "es-MX")));
        Phone other = brand.newPhone();
        Shop.publish(
                other,
                "order.shipped",
                Map.of("orderId", "A-2", "customer", Map.of("phone", other.number(), "locale", "de")));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(phone.received()).containsExactly("Acme: tu pedido A-1 va en camino.");
            assertThat(other.received()).containsExactly("Good news: Acme has sent order A-2.");
        });
    }

    @Test
    void theDayIsSaidInTheLanguageOfTheTemplate() {
        put("order-shipped", "es", "{brand}: tu pedido {order} va en camino.{#if day??} Llega {day}.{/if}")
                .then()
                .statusCode(200);
        Phone phone = brand.newPhone();
        Phone other = brand.newPhone();

        for (var each : Map.of(phone, "es_mx", other, "en-US").entrySet()) {
            Shop.publish(
                    each.getKey(),
                    "order.shipped",
                    Map.of(
                            "orderId",
                            "A-" + each.getValue(),
                            "eta",
                            Instant.now().toString(),
                            "customer",
                            Map.of("phone", each.getKey().number(), "locale", each.getValue())));
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(phone.received()).containsExactly("Acme: tu pedido A-es_mx va en camino. Llega hoy.");
            assertThat(other.received()).singleElement().asString().contains("It should arrive today.");
        });
    }

    @Test
    void anApologyInSpanishIsHeldToWhatAnApologyNeeds() {
        put("order-delayed", "es", "{brand}: tu pedido {order} se retrasa.")
                .then()
                .statusCode(422)
                .body("findings.rule", hasItem("complaint-empathise"));
        put(
                        "order-delayed",
                        "es",
                        "Lo sentimos mucho: tu pedido {order} de {brand} se retrasa por culpa del transportista"
                                + "{#if reason??} ({reason}){/if}. Te avisamos hoy mismo de la nueva fecha.")
                .then()
                .statusCode(200)
                .body("variables.find { it.name == 'day' }.sample", equalTo("el mi\u00e9rcoles"));
    }

    @Test
    void theSignatureStandsBehindWhereItFits() {
        brand.put(Map.of("voice", Map.of("signature", "Your Acme team")));
        Phone phone = brand.newPhone();

        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received())
                        .containsExactly("Hi Ada, your Acme order A-1 is on its way. Your Acme team"));
    }

    @Test
    void theBrandsOwnWordsCanBeTakenBack() {
        put("help", "en", HELP);
        call().delete(path("help", "en")).then().statusCode(204);

        call().get(path("help", "en"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("version", equalTo(0))
                .body("body", equalTo(BuiltInTexts.body(Occasion.HELP)));
        call().get(path("help", "en") + "/edits")
                .then()
                .body("items.version", contains(2, 1))
                .body("items.body", contains(nullValue(), equalTo(HELP)))
                .body("items.editedBy", contains("supervisor-1", "supervisor-1"));
        Refusal.of(call().delete(path("help", "en")), 404);
    }

    @Test
    void whoHasSeenAnOlderEditIsRefused() {
        put("help", "en", HELP);

        Refusal.of(
                call().header("If-Match", "\"0\"")
                        .body(Map.of("body", HELP + " Bye!"))
                        .put(path("help", "en")),
                412,
                "stale-version");
        Refusal.of(call().header("If-Match", "\"0\"").delete(path("help", "en")), 412, "stale-version");
        call().header("If-Match", "\"1\"")
                .body(Map.of("body", HELP + " Bye!"))
                .put(path("help", "en"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
    }

    @Test
    void ofManyWhoEditTheSameOneIsFirst() {
        List<Integer> answers = Race.of(
                6,
                racer -> call().header("If-Match", "\"0\"")
                        .body(Map.of("body", HELP + " " + racer))
                        .put(path("help", "en"))
                        .statusCode());

        assertThat(answers).containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412);
    }

    @Test
    void editsWithoutATagAreNumberedOneByOne() {
        Race.of(6, racer -> put("help", "en", HELP + " " + racer).then().statusCode(200));

        call().get(path("help", "en") + "/edits").then().body("items.version", contains(6, 5, 4, 3, 2, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order-shipped  | {brand}: order {order} with {carrier}.                  | no-fallback      | {carrier}
            order-shipped  | {brand}: order {number} is on its way.                  | unknown-variable | {number}
            order-shipped  | {brand}: unfortunately, order {order} is on its way.    | negative-wording | unfortunately
            order-shipped  | {brand}: order {order} is on its way to you, guys.      | forbidden-word   | guys
            order-shipped  | Order {order} is on its way.                            | brand-missing    |
            order-shipped  | {brand}: {order} is sent. Reply CANCEL to send it back. | reserved-reply-word | CANCEL
            order-shipped  | {brand}: order {order}: https://bit.ly/3x               | public-shortener | https://bit.ly/3x
            cart-reminder  | {brand} has kept {item} for you.                        | opt-out-missing  |
            help           | {brand}: text us here and a person will answer.         | opt-out-missing  |
            """)
    void aTemplateThatSpeaksWronglyIsRefused(String key, String body, String rule, String match) {
        brand.put(Map.of("voice", Map.of("forbiddenWords", List.of("guys"))));

        Refusal.of(put(key, "en", body), 422, "wording-refused")
                .body("findings.findAll { it.severity == 'ERROR' }.rule", contains(rule))
                .body("findings.findAll { it.severity == 'ERROR' }.match", contains(match));
        call().get(path(key, "en")).then().body("version", equalTo(0));
    }

    @Test
    void anApologyHoldsWhatSomebodyWhoWaitsWantsToRead() {
        Refusal.of(put("order-delayed", "en", "{brand}: order {order} comes some other time."), 422, "wording-refused")
                .body(
                        "findings.rule",
                        contains(
                                "complaint-acknowledge",
                                "complaint-empathise",
                                "complaint-reason",
                                "complaint-solution"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {brand} {order} {#if day??}comes {day}
            {brand} {order} {#for d in day}{d}{/for}
            {brand} {order} {brand.class}
            """)
    void whatIsNoTemplateIsRefused(String body) {
        Refusal.of(put("order-shipped", "en", body), 422, "wording-refused").body("findings", hasSize(1));
    }

    @ParameterizedTest
    @EnumSource(Occasion.class)
    void whatThreadlineBringsAlongWouldBeTaken(Occasion occasion) {
        check(Map.of("kind", occasion.kind().name(), "key", occasion.key(), "body", BuiltInTexts.body(occasion)))
                .then()
                .statusCode(200)
                .body("findings", empty())
                .body("segments", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({"order-lost, en, 404", "help, english, 400", "help, fr, 404"})
    void whatIsNotThereIsNotThere(String key, String locale, int status) {
        Refusal.of(call().get(path(key, locale)), status);
    }

    @Test
    void anotherBrandsTemplatesAreNotThere() {
        put("help", "en", HELP);
        Agent stranger = new Agent(
                "supervisor-2", Tokens.of("supervisor", TestBrand.create().key(), "supervisor-2"));

        Refusal.of(stranger.call().get(path("help", "en")), 404);
        Refusal.of(stranger.call().get(path("help", "en") + "/edits"), 404);
        Refusal.of(stranger.call().body(Map.of("body", HELP)).put(path("help", "en")), 404);
        Refusal.of(stranger.call().delete(path("help", "en")), 404);
        Refusal.of(stranger.call().queryParam("brand", brand.key()).get("/api/v1/templates"), 404);
        Refusal.of(
                stranger.call()
                        .body(Map.of("brand", brand.key(), "kind", "AGENT", "body", "Hello"))
                        .post("/api/v1/templates/check"),
                404);
    }

    @Test
    void agentsReadAndDoNotEdit() {
        Agent agent = brand.agent("agent-1");

        agent.call().get(path("help", "en")).then().statusCode(200);
        Refusal.of(agent.call().body(Map.of("body", HELP)).put(path("help", "en")), 403);
        Refusal.of(agent.call().delete(path("help", "en")), 403);
    }

    @Test
    void aReplyIsTriedOutAsItIs() {
        check(Map.of("kind", "AGENT", "body", "Unfortunately, we don't have that in stock. {order}"))
                .then()
                .statusCode(200)
                .body("rendered", equalTo("Unfortunately, we don't have that in stock. {order}"))
                .body("encoding", equalTo("GSM_7"))
                .body("segments", equalTo(1))
                .body("findings.rule", contains("negative-wording"));
    }

    @Test
    void aTemplateIsTriedOutWithUsualWords() {
        check(Map.of("kind", "ORDER_UPDATE", "body", SHIPPED))
                .then()
                .statusCode(200)
                .body("rendered", equalTo("Good news, Ada: Acme has sent order 1001."))
                .body("findings", empty());
    }

    @Test
    void whatIsNeverSaidCannotBeTriedOut() {
        Refusal.of(check(Map.of("kind", "CUSTOMER", "body", "Hello")), 400);
        Refusal.of(check(Map.of("kind", "ACK", "key", "help", "body", "Hello")), 400);
    }

    @Test
    void halfATextIsNotSentAndSaysWhy() {
        // As a version of before may have left it: then every order had a day.
        Database.change(
                "insert into template values (?, 'order-shipped', 'en', 1, '{brand}: {order} comes {day}.', 'admin-1', now())",
                brand.key());
        Database.change("update brand set wording_revision = 1 where key = ?", brand.key());
        Phone phone = brand.newPhone();

        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE).until(() -> !messages().isEmpty());
        supervisor
                .call()
                .get("/api/v1/messages/" + messages().getFirst() + "/decision")
                .then()
                .body("verdict", equalTo("DROPPED"))
                .body("reason", equalTo("missing-word:day"));
        assertThat(phone.received()).isEmpty();
    }

    private List<Object> messages() {
        return Database.rows("select id from message where brand = ?", brand.key()).stream()
                .map(row -> row.get("id"))
                .toList();
    }

    private List<Object> madeFrom(String key) {
        return Database.rows(
                        "select template_locale || ' ' || template_version as edit from message where brand = ? and template = ?",
                        brand.key(),
                        key)
                .stream()
                .map(row -> row.get("edit"))
                .toList();
    }

    private ValidatableResponse list() {
        return call().queryParam("brand", brand.key()).get("/api/v1/templates").then();
    }

    private Response put(String key, String locale, String body) {
        return call().body(Map.of("body", body)).put(path(key, locale));
    }

    private Response check(Map<String, Object> request) {
        var body = new HashMap<>(request);
        body.put("brand", brand.key());
        return brand.agent("agent-1").call().body(body).post("/api/v1/templates/check");
    }

    private RequestSpecification call() {
        return supervisor.call();
    }

    private String path(String key, String locale) {
        return "/api/v1/templates/%s/%s/%s".formatted(brand.key(), key, locale);
    }
}
