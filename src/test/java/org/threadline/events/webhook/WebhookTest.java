package org.threadline.events.webhook;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class WebhookTest {

    private static final String URL = "https://hooks.acme.example/threadline";

    private TestBrand brand;
    private Agent admin;

    @BeforeEach
    void brand() {
        brand = TestBrand.create();
        admin = new Agent("admin-1", Tokens.of("admin", brand.key(), "admin-1"));
    }

    @Test
    void theSecretIsShownOnce() {
        String id = add(Map.of("url", URL, "types", List.of("message.received")))
                .then()
                .statusCode(201)
                .header("Location", containsString(webhooks() + "/"))
                .body("secret", startsWith("whsec_"))
                .body("state", equalTo("ACTIVE"))
                .body("types", contains("message.received"))
                .extract()
                .path("id");

        assertThat(admin.call().get(webhooks() + "/" + id).asString())
                .contains(URL)
                .doesNotContain("whsec_")
                .doesNotContain("secret");
        assertThat(admin.call().get(webhooks()).asString()).contains(URL).doesNotContain("whsec_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/hook",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::ffff:10.0.0.1]/",
                "https://[fd00:ec2::254]/",
                "https://0x0a000001/",
                "https://me:secret@hooks.acme.example/",
                "ftp://hooks.acme.example/",
                "not a url",
            })
    void aUrlThatMustNotBeCalledIsRefused(String url) {
        Refusal.of(add(Map.of("url", url)), 400, "bad-request")
                .body("violations", hasSize(1))
                .body("violations[0].field", endsWith("url"));
        admin.call().get(webhooks()).then().body("items", hasSize(0));
    }

    @Test
    void aUrlIsCheckedWhenItIsChangedToo() {
        String id = add(Map.of("url", URL)).path("id");

        Refusal.of(admin.call().body(Map.of("url", "https://10.0.0.1/")).patch(webhooks() + "/" + id), 400);
    }

    @Test
    void aTypeThatWeDoNotTellOfIsRefused() {
        Refusal.of(add(Map.of("url", URL, "types", List.of("message.recieved"))), 400, "bad-request")
                .body("violations[0].field", equalTo("types[0]"));
    }

    @Test
    void supervisorsLookAndAgentsDoNot() {
        String id = add(Map.of("url", URL)).path("id");
        var supervisor = new Agent("boss", Tokens.of("supervisor", brand.key(), "boss"));

        supervisor.call().get(webhooks()).then().statusCode(200).body("items", hasSize(1));
        supervisor.call().get(webhooks() + "/" + id + "/deliveries").then().statusCode(200);
        Refusal.of(supervisor.call().body(Map.of("url", URL)).post(webhooks()), 403);
        Refusal.of(supervisor.call().delete(webhooks() + "/" + id), 403);
        Refusal.of(brand.agent("agent-1").call().get(webhooks()), 403);
    }

    @Test
    void anotherBrandsWebhookIsNotThere() {
        String id = add(Map.of("url", URL)).path("id");
        var stranger = TestBrand.create();
        var theirAdmin = new Agent("admin-2", Tokens.of("admin", stranger.key(), "admin-2"));

        Refusal.of(theirAdmin.call().get(webhooks() + "/" + id), 404);
        Refusal.of(theirAdmin.call().get("/api/v1/brands/" + stranger.key() + "/webhooks/" + id), 404);
        Refusal.of(theirAdmin.call().delete("/api/v1/brands/" + stranger.key() + "/webhooks/" + id), 404);
        Refusal.of(theirAdmin.call().get("/api/v1/brands/" + stranger.key() + "/webhooks/" + id + "/deliveries"), 404);
    }

    @Test
    void whatIsRemovedIsGone() {
        String id = add(Map.of("url", URL)).path("id");

        admin.call().delete(webhooks() + "/" + id).then().statusCode(204);

        Refusal.of(admin.call().get(webhooks() + "/" + id), 404);
    }

    @Test
    void addedAgainWithTheSameKeyItIsTheSameOne() {
        var first = addOnce("once", URL);
        var again = addOnce("once", URL);

        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(again.<String>path("secret")).isEqualTo(first.path("secret"));
        admin.call().get(webhooks()).then().body("items", hasSize(1));
    }

    @Test
    void anotherUrlWithTheSameKeyIsRefused() {
        addOnce("once", URL);

        Refusal.of(addOnce("once", URL + "/other"), 422, "idempotency-key-reused");
    }

    @Test
    void noTableHoldsTheSecret() {
        var added = addOnce("once", URL);
        String first = added.path("secret");
        String second = admin.call()
                .post(webhooks() + "/" + added.path("id") + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");

        assertThat(Database.rows("select secret, previous_secret from webhook where brand = ?", brand.key()))
                .singleElement()
                .satisfies(row -> assertThat(row.values())
                        .allSatisfy(stored -> assertThat((String) stored).startsWith("sealed:")));
        assertThat(Database.rows("select answer from idempotent_call").toString())
                .doesNotContain(first, second, "whsec_");
    }

    private Response addOnce(String key, String url) {
        return admin.call()
                .header("Idempotency-Key", key + brand.key())
                .body(Map.of("url", url))
                .post(webhooks());
    }

    private Response add(Map<String, Object> body) {
        return admin.call().body(body).post(webhooks());
    }

    private String webhooks() {
        return "/api/v1/brands/" + brand.key() + "/webhooks";
    }
}
