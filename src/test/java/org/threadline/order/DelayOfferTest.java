package org.threadline.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Faults;
import org.threadline.harness.Ledger;
import org.threadline.harness.Metrics;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.harness.Topic;
import org.threadline.local.LocalServersResource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Five dollars for a day, ten for three and more, gold twice that; two in 90 days; 100 a month. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class DelayOfferTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ZoneId THERE = ZoneId.of("America/New_York");
    private static final String CODE = "[A-Z3-9]{4}-[A-Z3-9]{4}-[A-Z3-9]{4}";

    private TestBrand brand;
    private Phone phone;

    @BeforeEach
    void aBrandThatOffersSomething() {
        brand = TestBrand.create(Map.of("policies", Map.of("delays", offers("100.00"))));
        phone = brand.newPhone();
    }

    @Test
    void theApologyBringsACode() {
        promise("A-1", 2);
        delay("A-1", "snow", 5);

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received().getFirst())
                .matches(
                        "Hi Ada, we're sorry: your Acme order A-1 is late \\(Snow\\), now due on .+\\. \\$10 off your next"
                                + " order: " + CODE + "\\. Questions\\? Just reply\\.");
        assertThat(vouchers()).singleElement().satisfies(voucher -> {
            assertThat(voucher).containsEntry("state", "GIVEN").containsEntry("order_id", "A-1");
            assertThat((BigDecimal) voucher.get("amount")).isEqualByComparingTo("10");
        });
    }

    @ParameterizedTest
    @CsvSource({"1, , 5", "2, , 5", "3, , 10", "3, gold, 20", "1, GOLD, 5"})
    void howMuchIsByHowLateAndForWhom(int daysLate, String tier, BigDecimal amount) {
        promise("A-1", 2);
        become(tier);

        delay("A-1", "snow", 2 + daysLate);

        await().atMost(PATIENCE).until(() -> !vouchers().isEmpty());
        assertThat((BigDecimal) vouchers().getFirst().get("amount")).isEqualByComparingTo(amount);
    }

    @Test
    void lateByNoDayIsApologisedForAlone() {
        promise("A-1", 3);
        delay("A-1", "snow", 3);

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received().getFirst()).contains("running late").doesNotContain("off your next");
        assertThat(vouchers()).isEmpty();
    }

    @Test
    void aBrandThatSaysNothingOffersNothing() {
        brand.put(Map.of());
        promise("A-1", 2);
        delay("A-1", "snow", 9);

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received().getFirst()).contains("running late").doesNotContain("off your next");
    }

    @Test
    void aLaterDayOfTheSameIncidentIsToldWithoutASecondOffer() {
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        awaitTexts(1);
        delay("A-1", "snow", 8);

        awaitTexts(2);
        assertThat(phone.received().getLast())
                .isEqualTo("Hi Ada, a new day for your Acme order A-1: it should now arrive on " + inDays(8)
                        + ". Thank you for waiting. Questions? Just reply, a person reads it.");
        assertThat(vouchers()).hasSize(1);
    }

    @Test
    void theSameDayAgainIsNoNews() {
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        awaitTexts(1);
        delayUntil("A-1", "snow", noonIn(5).plus(Duration.ofHours(3)));
        delay("A-1", "snow", 8);

        awaitTexts(2);
        assertThat(phone.received().getLast()).contains("it should now arrive on " + inDays(8));
    }

    @Test
    void theDayThatAnotherIncidentHasToldIsNoNewsEither() {
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        awaitTexts(1);
        delay("A-1", "strike", 9);
        awaitTexts(2);
        delay("A-1", "snow", 9);
        delay("A-1", "snow", 12);

        awaitTexts(3);
        assertThat(phone.received().getLast()).contains("it should now arrive on " + inDays(12));
    }

    @Test
    void anApologyThatStillWaitsIsSaidWithTheNewDayAndTheSameCode() {
        nightFalls();
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        await().atMost(PATIENCE).until(() -> texts("QUEUED").size() == 1);
        String code = (String) vouchers().getFirst().get("code");

        delay("A-1", "snow", 8);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts("QUEUED"))
                        .singleElement()
                        .satisfies(text ->
                                assertThat((String) text.get("body")).contains("now due on " + inDays(8), code)));
    }

    @Test
    void anApologyThatNobodyHasHeardIsStillOwed() {
        nightFalls();
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        await().atMost(PATIENCE).until(() -> texts("QUEUED").size() == 1);
        Database.change(
                "update message set status = 'CANCELED', status_rank = 100, decision = 'too-late' where id = ?",
                texts("QUEUED").getFirst().get("id"));

        delay("A-1", "snow", 8);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts("QUEUED"))
                        .singleElement()
                        .satisfies(text -> assertThat((String) text.get("body")).contains("we're sorry", inDays(8))));
    }

    @Test
    void whatArrivedInTheMeantimeIsNotApologisedForAndNothingIsOffered() {
        nightFalls();
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        await().atMost(PATIENCE).until(() -> texts("QUEUED").size() == 1);

        Shop.publish(phone, "order.delivered", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(vouchers())
                        .extracting(row -> row.get("state"))
                        .containsExactly("VOID"));
        assertThat(typesTold()).containsSubsequence("offer.granted", "offer.voided");
    }

    @Test
    void whoOptsOutBeforeItLeavesWasOfferedNothing() {
        nightFalls();
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        await().atMost(PATIENCE).until(() -> texts("QUEUED").size() == 1);

        phone.text("STOP");

        assertThat(vouchers()).extracting(row -> row.get("state")).containsExactly("VOID");
    }

    @Test
    void whoHasOptedOutIsOfferedNothing() {
        phone.text("STOP");
        promise("A-1", 2);
        delay("A-1", "snow", 5);

        await().atMost(PATIENCE)
                .until(() -> texts("CANCELED").stream()
                        .anyMatch(text -> text.get("kind").equals("DELAY_APOLOGY")));
        assertThat(vouchers()).isEmpty();
    }

    @Test
    void whatTheCarrierRefusesOffersNothing() {
        promise("A-1", 2);

        Faults.during(Map.of("refusalCodes", Map.of(phone.number(), 21211)), () -> {
            delay("A-1", "snow", 5);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(vouchers())
                            .extracting(row -> row.get("state"))
                            .containsExactly("VOID"));
        });
    }

    @Test
    void theThirdInAWhileComesWithoutAndIsFlagged() {
        double before = Metrics.sum("threadline_vouchers_total{state=\"withheld\"");
        for (String order : List.of("A-1", "A-2", "A-3")) {
            promise(order, 2);
            delay(order, "snow", 5);
        }

        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);
        assertThat(phone.received().getLast()).contains("running late").doesNotContain("off your next");
        assertThat(vouchers()).extracting(row -> row.get("state")).containsExactly("GIVEN", "GIVEN", "WITHHELD");
        boss().call()
                .get("/api/v1/brands/" + brand.key() + "/vouchers?state=WITHHELD")
                .then()
                .body("items.orderId", contains("A-3"))
                .body("items.origin", contains("DELAY"))
                .body("items.reason", contains("repeated-claims"))
                .body("items[0].code", nullValue())
                .body("items[0].threadId", nullValue());
        assertThat(Metrics.sum("threadline_vouchers_total{state=\"withheld\"")).isGreaterThan(before);
        assertThat(typesTold()).contains("offer.withheld");
    }

    @Test
    void whenTheMonthsBudgetIsSpentTheApologyComesAlone() {
        brand.put(Map.of("policies", Map.of("delays", offers("12.00"))));
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        promise("A-2", 2);
        delay("A-2", "snow", 5);

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(phone.received().getLast()).doesNotContain("off your next");
        assertThat(vouchers()).extracting(row -> row.get("reason")).containsExactly(null, "budget-spent");
    }

    @Test
    void theWorldHearsOnceThatABudgetComesToItsEnd() {
        brand.put(Map.of("policies", Map.of("delays", offers("24.00"))));
        double before = Metrics.sum("threadline_budgets_reached_total{origin=\"delay\",percent=\"100\"");
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        await().atMost(PATIENCE).until(() -> vouchers().size() == 1);
        assertThat(marksTold()).isEmpty();

        promise("A-2", 2);
        delay("A-2", "snow", 5);
        await().atMost(PATIENCE).until(() -> !marksTold().isEmpty());
        assertThat(marksTold()).containsExactly("80 of 24.00, spent 20.00");
        phone = brand.newPhone();
        for (String order : List.of("A-3", "A-4")) {
            promise(order, 2);
            delay(order, "snow", 5);
        }

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(marksTold())
                        .containsExactlyInAnyOrder("80 of 24.00, spent 20.00", "100 of 24.00, spent 20.00"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Metrics.sum("threadline_budgets_reached_total{origin=\"delay\",percent=\"100\""))
                        .isEqualTo(before + 1));
    }

    @Test
    void aCodeThatWasUsedIsUsedOnceAndNoLongerAtHand() {
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        String code = (String) vouchers().getFirst().get("code");
        double before = Metrics.sum("threadline_vouchers_redeemed_total{origin=\"delay\"");

        order("B-1", List.of("SUMMER", " " + code.toLowerCase(Locale.ROOT)));
        order("B-2", List.of(code));
        Shop.publish(phone, "order.delivered", Map.of("orderId", "B-2"));
        awaitTexts(2);

        boss().call()
                .get("/api/v1/brands/" + brand.key() + "/vouchers")
                .then()
                .body("items.redeemedOrderId", contains("B-1"))
                .body("items[0].redeemedAt", notNullValue())
                .body("items[0].state", equalTo("GIVEN"));
        phone.text("Hello again");
        Agent agent = brand.agent("agent-1");
        agent.call().get("/api/v1/threads/" + agent.threadOf(phone)).then().body("customer.vouchers", empty());
        String report = "/api/v1/reports/retention?brand=" + brand.key();
        boss().call()
                .get(report)
                .then()
                .body("vouchers.redeemed", equalTo(1))
                .body("vouchers.redeemedAmount.amount", contains("10.00"));
        assertThat(boss().call().accept("text/csv").get(report).asString())
                .contains("vouchers,redeemed,1", "vouchers,redeemedAmount.USD,10.00");
        assertThat(Metrics.sum("threadline_vouchers_redeemed_total{origin=\"delay\""))
                .isEqualTo(before + 1);
    }

    private void order(String id, List<String> codes) {
        Shop.publish(
                phone,
                "order.placed",
                Map.of(
                        "orderId",
                        id,
                        "total",
                        Map.of("amount", "80.00", "currency", "USD"),
                        "items",
                        List.of(Map.of("name", "Mug")),
                        "discountCodes",
                        codes));
    }

    private List<String> marksTold() {
        return Topic.all().stream()
                .map(Topic::json)
                .filter(event -> event.path("type").asText().equals("budget.reached"))
                .map(event -> event.get("data"))
                .filter(data -> data.path("brand").asText().equals(brand.key()))
                .map(data -> data.get("percent").asText() + " of "
                        + data.at("/budget/amount").asText() + ", spent "
                        + data.at("/spent/amount").asText())
                .toList();
    }

    @Test
    void whatBecameVoidIsFreeForAnother() {
        brand.put(Map.of("policies", Map.of("delays", offers("12.00"), "quietHours", night())));
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        await().atMost(PATIENCE).until(() -> texts("QUEUED").size() == 1);
        Shop.publish(phone, "order.delivered", Map.of("orderId", "A-1"));
        promise("A-2", 2);
        delay("A-2", "snow", 5);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(vouchers())
                        .extracting(row -> row.get("state"))
                        .containsExactly("VOID", "GIVEN"));
    }

    @Test
    void lastMonthsOffersAreNotThisMonths() {
        brand.put(Map.of("policies", Map.of("delays", offers("12.00"))));
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        await().atMost(PATIENCE).until(() -> vouchers().size() == 1);
        Database.change("update voucher set asked_at = asked_at - interval '32 days' where brand = ?", brand.key());

        promise("A-2", 2);
        delay("A-2", "snow", 5);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(vouchers())
                        .extracting(row -> row.get("state"))
                        .containsExactly("GIVEN", "GIVEN"));
    }

    @Test
    void theReplyOpensAThreadWithTheOrderAndTheOffer() {
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        String code = (String) vouchers().getFirst().get("code");

        phone.text("Does it work for sale items?");

        Agent agent = brand.agent("agent-1");
        agent.call()
                .get("/api/v1/threads/" + agent.threadOf(phone))
                .then()
                .body("orderId", equalTo("A-1"))
                .body("customer.openOrders[0].late", equalTo(true))
                .body("customer.vouchers.code", contains(code))
                .body("customer.vouchers.orderId", contains("A-1"))
                .body("customer.vouchers.incidentId", contains("snow"))
                .body("customer.vouchers.origin", contains("DELAY"));
    }

    @Test
    void theShopHearsOfTheCode() {
        promise("A-1", 2);
        delay("A-1", "snow", 5);

        await().atMost(PATIENCE).until(() -> typesTold().contains("offer.granted"));
        JsonNode told = told().stream()
                .filter(event -> event.get("type").asText().equals("offer.granted"))
                .findFirst()
                .orElseThrow();
        assertThat(told.at("/data/code").asText())
                .isEqualTo(vouchers().getFirst().get("code"));
        assertThat(told.at("/data/orderId").asText()).isEqualTo("A-1");
        assertThat(told.at("/data/incidentId").asText()).isEqualTo("snow");
        assertThat(told.at("/data/origin").asText()).isEqualTo("DELAY");
        assertThat(told.at("/data/amount/amount").asText()).isEqualTo("10.00");
        assertThat(typesTold()).doesNotContain("voucher.given");
    }

    @Test
    void nobodyDecidesAboutWhatCameByItself() {
        promise("A-1", 2);
        delay("A-1", "snow", 5);
        await().atMost(PATIENCE).until(() -> vouchers().size() == 1);

        var answer = boss().call()
                .post("/api/v1/brands/" + brand.key() + "/vouchers/"
                        + vouchers().getFirst().get("id") + "/refuse");

        Refusal.of(answer, 409, "already-decided");
    }

    @ParameterizedTest
    @CsvSource({"usd, 5.00, 1", "XTS, 5.00, 1", "USD, 0, 1", "USD, 5.00, -1", "USD, 5.001, 1"})
    void whatCannotBeOfferedIsRefused(String currency, String amount, int daysLate) {
        var step = Map.of("daysLate", daysLate, "amount", amount);
        var offer = Map.of("currency", currency, "monthlyBudget", "10", "steps", List.of(step));
        var settings = Map.of(
                "name",
                "Acme",
                "timeZone",
                "America/New_York",
                "senders",
                List.of(Map.of("number", brand.number())),
                "policies",
                Map.of("delays", Map.of("offers", List.of(offer))));

        Refusal.of(Agent.admin().call().body(settings).put("/api/v1/brands/" + brand.key()), 400, "bad-request");
    }

    /** What still waits is said anew with the latest day; what has left is not. */
    private void awaitTexts(int count) {
        await().atMost(PATIENCE).until(() -> phone.received().size() == count);
    }

    private static Map<String, Object> offers(String budget) {
        return Map.of(
                "offers",
                List.of(Map.of(
                        "currency",
                        "USD",
                        "monthlyBudget",
                        budget,
                        "steps",
                        List.of(
                                Map.of("daysLate", 1, "amount", "5.00"),
                                Map.of("daysLate", 3, "amount", "10.00"),
                                Map.of("daysLate", 3, "amount", "20.00", "tier", "gold")))));
    }

    /** What is queued from now on waits. */
    private void nightFalls() {
        brand.put(Map.of("policies", Map.of("delays", offers("100.00"), "quietHours", night())));
    }

    /** Six hours before and behind. */
    private static Map<String, Object> night() {
        var clock = DateTimeFormatter.ofPattern("HH:mm");
        var now = Instant.now().atZone(THERE);
        return Map.of("from", clock.format(now.minusHours(6)), "to", clock.format(now.plusHours(6)));
    }

    private void promise(String order, int days) {
        Shop.publish(
                phone,
                "order.placed",
                Map.of(
                        "orderId", order,
                        "total", Map.of("amount", "40.00", "currency", "USD"),
                        "items", List.of(),
                        "promisedBy", noonIn(days).toString()));
    }

    private void delay(String order, String incident, int days) {
        delayUntil(order, incident, noonIn(days));
    }

    private void delayUntil(String order, String incident, Instant eta) {
        Shop.publish(phone, "order.delayed", late(order, incident, eta));
    }

    private static Map<String, Object> late(String order, String incident, Instant eta) {
        return new HashMap<>(
                Map.of("orderId", order, "incidentId", incident, "newEta", eta.toString(), "reason", "Snow"));
    }

    private void become(String tier) {
        if (tier != null) {
            await().atMost(PATIENCE)
                    .until(() -> !Database.rows("select 1 from customer where phone = ?", phone.number())
                            .isEmpty());
            Agent.admin()
                    .call()
                    .body(Map.of("tier", tier))
                    .patch("/api/v1/customers/" + Ledger.of(phone).customer())
                    .then()
                    .statusCode(200);
        }
    }

    private static Instant noonIn(int days) {
        return Instant.now()
                .atZone(THERE)
                .toLocalDate()
                .plusDays(days)
                .atTime(12, 0)
                .atZone(THERE)
                .toInstant();
    }

    private static String inDays(int days) {
        String pattern = days < 7 ? "EEEE" : "EEE, MMM d";
        return DateTimeFormatter.ofPattern(pattern, Locale.US)
                .format(noonIn(days).atZone(THERE));
    }

    private List<Map<String, Object>> vouchers() {
        return Database.rows("""
                select v.id, v.state, v.code, v.reason, v.amount, v.order_id from voucher v
                join customer c on c.id = v.customer_id where c.brand = ? and c.phone = ? order by v.asked_at, v.id""", brand.key(), phone.number());
    }

    private List<Map<String, Object>> texts(String status) {
        return Database.textsTo(phone).stream()
                .filter(text -> text.get("status").equals(status))
                .toList();
    }

    private List<JsonNode> told() {
        return Topic.eventsOfKey(Ledger.of(phone).customer());
    }

    private List<String> typesTold() {
        return told().stream().map(event -> event.get("type").asText()).toList();
    }

    private Agent boss() {
        return new Agent("boss-1", Tokens.of("supervisor", brand.key(), "boss-1"));
    }
}
