package org.threadline.outbound.look;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Carrier;
import org.threadline.harness.Database;
import org.threadline.harness.Faults;
import org.threadline.harness.Metrics;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.twilio.CarrierFaults;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Texts of which nothing is heard, and what the carrier's own records say of them. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class LookJobTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LOST = "failAfterAccept";
    private static final String REFUSED = "failWith500";

    private Phone phone;
    private Agent agent;

    @BeforeEach
    void somebodyToText() {
        phone = TestBrand.create().newPhone();
        agent = phone.brand().agent("agent-1");
    }

    @AfterEach
    void theCarrierIsWellAgain() {
        CarrierFaults.reset();
    }

    @Test
    void whatTheCarrierTookAndNobodyToldUsIsFoundInItsList() {
        UUID text = unknown(LOST, "Hello");
        Map<String, Object> carriers = delivered("Hello");

        begunAgo(text, "11 seconds");

        awaitState(text, "DELIVERED", "sent");
        assertThat(row(text))
                .containsEntry("carrier_message_id", carriers.get("sid"))
                .containsEntry("price_currency", "USD")
                .hasEntrySatisfying(
                        "price_amount", price -> assertThat(price.toString()).isEqualTo("0.00790"));
        assertThat(Faults.requestsFor(phone)).isOne();
    }

    @Test
    void whatTheCarrierNeverHadWasNotSentAndSaysSo() {
        UUID text = unknown(REFUSED, "Hello");
        double before = Metrics.value("threadline_unknown_looked_up_total{result=\"not-sent\"}");

        begunAgo(text, "4 minutes");

        awaitState(text, "FAILED", "not-sent:carrier-has-no-record");
        assertThat(row(text).get("looks")).hasToString("2");
        assertThat(Faults.requestsFor(phone)).isOne();
        assertThat(phone.received()).isEmpty();
        assertThat(Metrics.value("threadline_unknown_looked_up_total{result=\"not-sent\"}"))
                .isEqualTo(before + 1);
    }

    @Test
    void beforeTheLimitNothingFollowsFromAnEmptyList() {
        UUID text = unknown(REFUSED, "Hello");

        begunAgo(text, "60 seconds");
        await().atMost(PATIENCE).until(() -> "1".equals(row(text).get("looks").toString()));
        lookNow(text);
        await().atMost(PATIENCE).until(() -> "2".equals(row(text).get("looks").toString()));

        assertThat(row(text)).containsEntry("status", "UNKNOWN");
        assertThat(Database.rows(
                        "select 1 from message where id = ? and look_at between starts_at + interval '179 seconds' and starts_at + interval '181 seconds'",
                        text))
                .hasSize(1);
    }

    @Test
    void aListThatCannotBeReadLeavesItOpenAndThenItIsFound() {
        UUID text = unknown(LOST, "Hello");
        delivered("Hello");
        double before = Metrics.value("threadline_unknown_looked_up_total{result=\"unavailable\"}");

        CarrierFaults.set(Map.of("failLists", true, "blackholeWebhooks", true));
        begunAgo(text, "1 hour");
        await().atMost(PATIENCE)
                .until(() -> Metrics.value("threadline_unknown_looked_up_total{result=\"unavailable\"}") > before);
        assertThat(row(text)).containsEntry("status", "UNKNOWN");
        assertThat(row(text).get("looks")).hasToString("0");
        CarrierFaults.reset();
        lookNow(text);

        awaitState(text, "DELIVERED", "sent");
    }

    @Test
    void afterADayNobodyWillKnow() {
        UUID text = unknown(LOST, "Hello");

        CarrierFaults.set(Map.of("failLists", true, "blackholeWebhooks", true));
        begunAgo(text, "25 hours");

        awaitState(text, "FAILED", "unknown:gave-up");
        assertThat(Faults.requestsFor(phone)).isOne();
    }

    @Test
    void ofTwoEqualTextsTheCarrierHasOneAndNeitherIsTakenForSentOrNot() {
        UUID first = unknown(LOST, "Hello");
        UUID second = unknown(REFUSED, "Hello");
        double before = Metrics.value("threadline_unknown_looked_up_total{result=\"unclear\"}");

        begunAgo(first, "4 minutes");
        begunAgo(second, "4 minutes");

        awaitState(first, "UNKNOWN", "unknown:ambiguous");
        awaitState(second, "UNKNOWN", "unknown:ambiguous");
        assertThat(Metrics.value("threadline_unknown_looked_up_total{result=\"unclear\"}"))
                .isGreaterThan(before);
    }

    @Test
    void twoEqualTextsThatTheCarrierHasTwiceAreBothSent() {
        UUID first = unknown(LOST, "Hello");
        UUID second = unknown(LOST, "Hello");
        awaitDelivered(phone, 2);

        begunAgo(first, "1 minute");
        begunAgo(second, "1 minute");

        awaitState(first, "DELIVERED", "sent");
        awaitState(second, "DELIVERED", "sent");
        assertThat(row(first).get("carrier_message_id"))
                .isNotEqualTo(row(second).get("carrier_message_id"));
    }

    @Test
    void anEqualTextThatIsAccountedForIsNotTakenForIt() {
        CarrierFaults.reset();
        UUID delivered = send("Hello");
        awaitState(delivered, "DELIVERED", "sent");
        UUID text = unknown(REFUSED, "Hello");

        begunAgo(text, "4 minutes");

        awaitState(text, "FAILED", "not-sent:carrier-has-no-record");
    }

    @Test
    void aPoolThatTookAnotherNumberIsFoundToo() {
        var number = phone.brand().number();
        var other = number.replace("+1303", "+1304");
        phone.brand().put(Map.of("senders", List.of(Map.of("number", number), Map.of("number", other))));
        UUID text = unknown(REFUSED, "Hello");
        CarrierFaults.set(Map.of("blackholeWebhooks", true));
        String sid = Carrier.create(phone.number(), other, "Hello");

        begunAgo(text, "20 seconds");

        await().atMost(PATIENCE).until(() -> sid.equals(row(text).get("carrier_message_id")));
    }

    @Test
    void whatAnotherBrandsNumberSentIsNotIt() {
        UUID text = unknown(REFUSED, "Hello");
        CarrierFaults.reset();
        Carrier.create(phone.number(), TestBrand.create().number(), "Hello");

        begunAgo(text, "4 minutes");

        awaitState(text, "FAILED", "not-sent:carrier-has-no-record");
    }

    @Test
    void aTextOfWhichTheCarrierSaysNothingMoreIsAskedAbout() {
        CarrierFaults.set(Map.of("blackholeWebhooks", true));
        UUID text = send("Hello");
        awaitState(text, "ACCEPTED", "sent");
        delivered("Hello");

        begunAgo(text, "16 minutes");

        awaitState(text, "DELIVERED", "sent");
        assertThat(row(text).get("price_amount")).hasToString("0.00790");
    }

    @Test
    void newsThatContradictsUsIsKeptAndCounted() {
        UUID text = unknown(REFUSED, "Hello");
        begunAgo(text, "4 minutes");
        awaitState(text, "FAILED", "not-sent:carrier-has-no-record");
        double before = Metrics.value("threadline_texts_contradicted_total");

        Carrier.callBack(text.toString(), "SM" + text.toString().replace("-", ""), "delivered")
                .then()
                .statusCode(204);

        awaitState(text, "FAILED", "not-sent:carrier-has-no-record");
        assertThat(Metrics.value("threadline_texts_contradicted_total")).isEqualTo(before + 1);
        assertThat(agent.call().get("/api/v1/messages/" + text).jsonPath().<String>getList("history.status"))
                .contains("FAILED", "DELIVERED");
    }

    @Test
    void manyAtOnceAreAllSettled() {
        CarrierFaults.set(Map.of(LOST, 1.0, "blackholeWebhooks", true));
        List<Phone> phones = Stream.generate(phone.brand()::newPhone).limit(30).toList();
        List<UUID> texts = phones.stream().map(to -> start(to, "Hello")).toList();
        texts.forEach(text -> awaitState(text, "UNKNOWN", null));
        phones.forEach(to -> awaitDelivered(to, 1));

        texts.forEach(text -> begunAgo(text, "11 seconds"));

        texts.forEach(text -> awaitState(text, "DELIVERED", "sent"));
    }

    /** The carrier's answer and its callbacks are lost; or it has never taken it. */
    private UUID unknown(String fault, String body) {
        CarrierFaults.set(Map.of(fault, 1.0, "blackholeWebhooks", true));
        UUID text = send(body);
        awaitState(text, "UNKNOWN", null);
        return text;
    }

    private UUID send(String body) {
        return start(phone, body);
    }

    private UUID start(Phone to, String body) {
        return UUID.fromString(agent.call()
                .body(Map.of("brand", to.brand().key(), "to", to.number(), "body", body))
                .post("/api/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("message.id"));
    }

    private Map<String, Object> delivered(String body) {
        awaitDelivered(phone, 1);
        return phone.accepted().stream()
                .filter(text -> body.equals(text.get("body")))
                .findFirst()
                .orElseThrow();
    }

    /** A look before that finds the text still under way, and nobody tells us the rest. */
    private static void awaitDelivered(Phone to, int texts) {
        await().atMost(PATIENCE)
                .until(() -> to.accepted().stream()
                                .filter(text -> "delivered".equals(text.get("status")))
                                .count()
                        == texts);
    }

    /** As if the request to the carrier had begun then, and nobody had looked yet. */
    private static void begunAgo(UUID text, String ago) {
        Database.change(
                "update message set starts_at = now() - cast(? as interval), look_at = null where id = ?", ago, text);
    }

    private static void lookNow(UUID text) {
        Database.change("update message set look_at = now() where id = ?", text);
    }

    private static void awaitState(UUID text, String status, String decision) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(row(text)).containsEntry("status", status);
            if (decision != null) {
                assertThat(row(text)).containsEntry("decision", decision);
            }
        });
    }

    private static Map<String, Object> row(UUID text) {
        return Database.rows("""
                select status, decision, carrier_message_id, looks, look_at, price_amount, price_currency
                from message where id = ?""", text).getFirst();
    }
}
