package org.threadline.security.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class AuditTest {

    @Inject
    OldDeedsJob job;

    @Test
    void aDeedIsWrittenDownWithWhoAndWhat() {
        var waiting = Waiting.customer();

        waiting.agent().claim(waiting.thread()).then().statusCode(200);

        assertThat(lines(waiting.brand()))
                .first()
                .satisfies(line -> assertThat(line)
                        .containsEntry("actor", "agent-1")
                        .containsEntry("action", "claimThread")
                        .containsEntry("subject", waiting.thread())
                        .containsEntry("brand", waiting.brand().key())
                        .containsKey("at"));
    }

    @Test
    void whatWasRefusedIsNoDeed() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread()).then().statusCode(200);

        waiting.colleague().claim(waiting.thread()).then().statusCode(409);

        assertThat(lines(waiting.brand())).extracting(line -> line.get("actor")).doesNotContain("agent-2");
    }

    @Test
    void anAnswerReplayedIsNoSecondDeed() {
        var waiting = Waiting.customer();
        reply(waiting, "key-1");

        reply(waiting, "key-1").then().header("Idempotency-Replayed", "true");

        assertThat(actions(waiting.brand())).containsOnlyOnce("reply");
    }

    @Test
    void whatIsSaidOnPresenceIsNoDeed() {
        var waiting = Waiting.customer();

        waiting.agent()
                .call()
                .body(Map.of("state", "LOOKING"))
                .post("/api/v1/threads/" + waiting.thread() + "/presence")
                .then()
                .statusCode(200);

        assertThat(actions(waiting.brand())).doesNotContain("sayPresence");
    }

    @Test
    void theTrailHoldsNeitherTextsNorNumbers() {
        var waiting = Waiting.customer();
        reply(waiting, "key-2");
        waiting.agent()
                .call()
                .body(Map.of(
                        "brand", waiting.brand().key(), "to", waiting.phone().number(), "body", "Very private"))
                .post("/api/v1/messages")
                .then()
                .statusCode(202);
        waiting.brand().haltNumber();
        Agent.admin()
                .call()
                .post("/api/v1/brands/" + waiting.brand().key() + "/senders/"
                        + waiting.brand().number() + "/resume")
                .then()
                .statusCode(200);

        List<Map<String, Object>> rows = Database.rows(
                "select a::text as line from audit_entry a where brand = ?",
                waiting.brand().key());

        assertThat(rows.toString())
                .contains("resumeSender", "startConversation")
                .doesNotContain("private")
                .doesNotContain(waiting.phone().number().substring(2))
                .doesNotContain(waiting.brand().number().substring(2));
    }

    @Test
    void whatWasBegunIsNamed() {
        var waiting = Waiting.customer();
        waiting.agent()
                .call()
                .body(Map.of(
                        "brand", waiting.brand().key(), "to", waiting.phone().number(), "body", "Hello again"))
                .post("/api/v1/messages")
                .then()
                .statusCode(202);

        assertThat(lines(waiting.brand()))
                .first()
                .satisfies(line -> assertThat(line)
                        .containsEntry("action", "startConversation")
                        .containsEntry("subject", waiting.thread()));
    }

    @Test
    void agentsDoNotReadIt() {
        Refusal.of(TestBrand.create().agent("agent-1").call().get("/api/v1/audit"), 403);
    }

    @Test
    void anotherBrandsTrailIsEmpty() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());
        var stranger = supervisor(TestBrand.create());

        assertThat(stranger.call()
                        .queryParam("brand", waiting.brand().key())
                        .get("/api/v1/audit")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(stranger.call()
                        .queryParam("subject", waiting.thread())
                        .get("/api/v1/audit")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void itIsReadPageByPageAndNarrowed() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());
        waiting.agent().call().post("/api/v1/threads/" + waiting.thread() + "/release");
        waiting.colleague().claim(waiting.thread());
        var supervisor = supervisor(waiting.brand());

        var first = supervisor
                .call()
                .queryParam("subject", waiting.thread())
                .queryParam("limit", 2)
                .get("/api/v1/audit")
                .jsonPath();
        var second = supervisor
                .call()
                .queryParam("subject", waiting.thread())
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/api/v1/audit")
                .jsonPath();

        assertThat(first.getList("items.action")).containsExactly("claimThread", "releaseThread");
        assertThat(first.getList("items.actor")).containsExactly("agent-2", "agent-1");
        assertThat(second.getList("items.action")).containsExactly("claimThread");
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(supervisor
                        .call()
                        .queryParam("actor", "agent-2")
                        .get("/api/v1/audit")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
        assertThat(supervisor
                        .call()
                        .queryParam("to", "2020-01-01T00:00:00Z")
                        .get("/api/v1/audit")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        Refusal.of(
                supervisor(TestBrand.create())
                        .call()
                        .queryParam("from", "yesterday")
                        .get("/api/v1/audit"),
                400);
    }

    @Test
    void noLineIsChangedOrTakenAway() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());

        assertThatThrownBy(() -> Database.change("update audit_entry set actor = 'nobody'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> Database.change("delete from audit_entry")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> Database.change("truncate audit_entry")).hasMessageContaining("append-only");
    }

    @Test
    void whatWasDoneTooLongAgoIsForgottenAndNothingElse() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());
        UUID old = UUID.randomUUID();
        Database.change(
                "insert into audit_entry (id, brand, actor, action, done_at) values (?, ?, 'agent-1', 'claimThread', now() - interval '25 months')",
                old,
                waiting.brand().key());

        job.forget();

        assertThat(Database.rows("select 1 from audit_entry where id = ?", old)).isEmpty();
        assertThat(actions(waiting.brand())).containsOnlyOnce("claimThread");
    }

    /** Among many lines, as somebody of two brands asks, and somebody of all. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "trail-1,trail-2"})
    void theNewestOfManyBrandsComeOutOfAnIndex(String brands) throws SQLException {
        try (Connection connection = Database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("""
                    insert into audit_entry (id, brand, actor, action, done_at)
                    select gen_random_uuid(), 'trail-' || i % 20, 'agent-' || i % 50, 'reply', now() - make_interval(secs => i)
                    from generate_series(1, 50000) i""");
            statement.execute("analyze audit_entry");
            statement.execute("set local role threadline");
            statement.execute("set local threadline.brands = '" + brands + "'");

            String which = brands.equals("*") ? "true" : "brand in ('" + brands.replace(",", "', '") + "')";
            String plan = plan(statement, which);

            assertThat(plan).contains("ix_audit_entry_time").doesNotContain("Seq Scan");
            connection.rollback();
        }
    }

    private static String plan(Statement statement, String which) throws SQLException {
        var lines = new StringBuilder();
        try (var result = statement.executeQuery(
                "explain select * from audit_entry where " + which + " order by done_at desc, id desc limit 51")) {
            while (result.next()) {
                lines.append(result.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }

    private static io.restassured.response.Response reply(Waiting waiting, String key) {
        return waiting.agent()
                .call()
                .header("Idempotency-Key", key)
                .body(Map.of("body", "Something private"))
                .post("/api/v1/threads/" + waiting.thread() + "/messages");
    }

    private static Agent supervisor(TestBrand brand) {
        return new Agent("boss", Tokens.of("supervisor", brand.key(), "boss"));
    }

    private static List<Object> actions(TestBrand brand) {
        return lines(brand).stream().map(line -> line.get("action")).toList();
    }

    private static List<Map<String, Object>> lines(TestBrand brand) {
        return supervisor(brand)
                .call()
                .queryParam("brand", brand.key())
                .get("/api/v1/audit")
                .jsonPath()
                .getList("items");
    }
}
