package org.threadline.outbound.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.consent.Purpose;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Machine;
import org.threadline.harness.Phone;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.Verdict;
import org.threadline.value.Ids;
import org.threadline.value.Kind;
import org.threadline.value.PhoneNumber;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The gate's rules, seen from the doors. The installation's own quiet hours are off here, a brand's own count. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class GateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ZoneId NUMBERS_ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Inject
    Gate gate;

    private TestBrand brand;
    private Agent agent;

    @BeforeEach
    void aBrandThatIsQuietNowWhereItsCustomersAre() {
        brand = TestBrand.create(policies(Map.of("quietHours", quietNow(NUMBERS_ZONE))));
        agent = brand.agent("agent-1");
    }

    @Test
    void newsAtNightIsHeldAndTheDecisionSaysUntilWhen() {
        Phone phone = brand.newPhone();

        ship(phone, null);

        JsonPath decision = awaitReason(phone, "quiet-hours");
        assertThat(decision.getString("status")).isEqualTo("QUEUED");
        assertThat(decision.getString("verdict")).isEqualTo("HELD");
        assertThat(decision.getString("explanation")).contains("night");
        assertThat(Instant.parse(decision.getString("holdUntil")))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(90)),
                        Instant.now().plus(Duration.ofMinutes(130)));
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void whatWasHeldGoesOutInTheMorning() {
        Phone phone = brand.newPhone();
        ship(phone, null);
        awaitReason(phone, "quiet-hours");

        brand.put(policies(Map.of()));
        due(phone);

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(decision(phone).getString("verdict")).isEqualTo("SENT");
    }

    @Test
    void theCustomersOwnZoneCountsBeforeThatOfTheNumber() {
        Phone phone = brand.newPhone();

        ship(phone, "Asia/Tokyo");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
    }

    @Test
    void whereItIsNightForTheCustomerItIsHeldWhateverTheNumberSays() {
        brand.put(policies(Map.of("quietHours", quietNow(ZoneId.of("Asia/Kathmandu")))));
        Phone phone = brand.newPhone();

        ship(phone, "Asia/Kathmandu");

        awaitReason(phone, "quiet-hours");
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void whoTextsAtNightIsAnsweredAtNight() {
        Phone phone = brand.newPhone();
        phone.text("Where is it?");
        String thread = agent.threadOf(phone);
        agent.claim(thread).then().statusCode(200);

        agent.reply(thread, "It comes tomorrow.").then().statusCode(202);
        phone.text("HELP");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);
        assertThat(phone.received()).contains("It comes tomorrow.");
    }

    @Test
    void aPersonWhoBeginsAConversationAtNightWaitsToo() {
        Phone phone = brand.newPhone();

        start(phone, "SUPPORT");

        awaitReason(phone, "quiet-hours");
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void aPersonWhoSellsAtNightWaitsEvenInAConversation() {
        Phone phone = brand.newPhone();
        grantMarketing(phone);
        phone.text("Hello?");

        start(phone, "MARKETING");

        awaitReason(phone, "quiet-hours");
    }

    @Test
    void anAnswerDaysAfterTheQuestionIsNotOneForTheNight() {
        Phone phone = brand.newPhone();
        phone.text("Where is it?");
        Database.change(
                "update message set created_at = now() - interval '2 days' where brand = ? and direction = 'INBOUND'",
                brand.key());
        String thread = agent.threadOf(phone);

        agent.claim(thread);
        agent.reply(thread, "It comes tomorrow.").then().statusCode(202);

        awaitReason(phone, "quiet-hours");
    }

    @Test
    void byDayTheCarrierMustDeliverBeforeTheNight() {
        ZonedDateTime soon = ZonedDateTime.now(NUMBERS_ZONE).plusHours(1);
        brand.put(policies(
                Map.of("quietHours", span(soon.toLocalTime(), soon.plusHours(2).toLocalTime()))));
        Candidate text = candidate(brand.newPhone());

        Verdict verdict = Machine.call(() -> gate.decide(List.of(text)).get(text.messageId()));

        assertThat(verdict).isInstanceOf(Verdict.Send.class);
        assertThat(((Verdict.Send) verdict).deliverBy())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(58)),
                        Instant.now().plus(Duration.ofMinutes(61)));
    }

    @Test
    void whatHasLostItsReasonIsDropped() {
        Phone phone = brand.newPhone();
        start(phone, "SUPPORT");
        awaitReason(phone, "quiet-hours");

        Database.change("update message set expires_at = now() where brand = ?", brand.key());
        due(phone);

        JsonPath decision = awaitReason(phone, "too-late");
        assertThat(decision.getString("verdict")).isEqualTo("DROPPED");
        assertThat(decision.getString("status")).isEqualTo("CANCELED");
    }

    @Test
    void everyTextHasAMomentAfterWhichItIsPointless() {
        Phone phone = brand.newPhone();
        phone.text("Where is it?");
        phone.text("HELP");
        ship(phone, null);
        start(phone, "SUPPORT");

        await().atMost(PATIENCE).until(() -> Database.textsTo(phone).size() == 4);
        assertThat(Database.rows("""
                        select kind, extract(epoch from expires_at - due_at)::int / 60 as minutes from message
                        where brand = ? and direction = 'OUTBOUND'""", brand.key()))
                .extracting(row -> row.get("kind"))
                .containsExactlyInAnyOrder("ACK", "SYSTEM", "ORDER_UPDATE", "AGENT");
        assertThat(Database.rows(
                        "select id from message where brand = ? and direction = 'OUTBOUND' and expires_at is null",
                        brand.key()))
                .isEmpty();
    }

    @Test
    void aSecondTextThatSellsWaitsUntilTheCapIsFreeAgain() {
        brand.put(policies(Map.of("frequencyCaps", List.of(cap("MARKETING", 1, "PT24H")))));
        Phone phone = brand.newPhone();
        grantMarketing(phone);
        leaveCart(phone, "one");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);

        leaveCart(phone, "two");

        JsonPath decision = awaitReason(phone, "frequency-cap:MARKETING");
        assertThat(decision.getString("verdict")).isEqualTo("HELD");
        assertThat(Instant.parse(decision.getString("holdUntil")))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(23 * 60 + 55)),
                        Instant.now().plus(Duration.ofHours(24)));
        assertThat(phone.received()).hasSize(1);
    }

    @Test
    void whatTheCapWouldHoldForTooLongIsDropped() {
        brand.put(policies(Map.of("frequencyCaps", List.of(cap("MARKETING", 1, "P7D")))));
        Phone phone = brand.newPhone();
        grantMarketing(phone);
        leaveCart(phone, "one");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);

        leaveCart(phone, "two");

        assertThat(awaitReason(phone, "frequency-cap:MARKETING").getString("verdict"))
                .isEqualTo("DROPPED");
    }

    @Test
    void aCapOnOnePurposeIsNoneOnTheOthers() {
        brand.put(policies(Map.of("frequencyCaps", List.of(cap("MARKETING", 0, "PT24H")))));
        Phone phone = brand.newPhone();

        ship(phone, null);
        start(phone, "SUPPORT");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
    }

    @Test
    void toACountryOfNoConcernOnlyAPersonAnswers() {
        brand.put(policies(Map.of("countries", List.of("DE"))));
        Phone phone = brand.newPhone();
        phone.text("Where is it?");
        awaitReason(phone, "country:US");
        String thread = agent.threadOf(phone);
        agent.claim(thread);

        agent.reply(thread, "It comes tomorrow.").then().statusCode(202);

        await().atMost(PATIENCE).until(() -> phone.received().equals(List.of("It comes tomorrow.")));
    }

    @Test
    void aBrandThatSaysNothingTextsToTheCountriesOfItsNumbers() {
        brand.put(policies(Map.of()));
        Candidate text = candidate(brand.newPhone(), PhoneNumber.of("+442071838750"));

        Verdict verdict = Machine.call(() -> gate.decide(List.of(text)).get(text.messageId()));

        assertThat(verdict).isEqualTo(new Verdict.Drop("country:GB"));
    }

    @Test
    void whenTheBudgetIsSpentAutomaticTextsWaitForTheNextDayAndPeopleGoOn() {
        ZoneId noon =
                ZoneOffset.ofHours(12 - Instant.now().atZone(ZoneOffset.UTC).getHour());
        brand.put(Map.of("timeZone", noon.getId(), "policies", Map.of("dailySegments", 1)));
        Phone phone = brand.newPhone();
        ship(phone, null);
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        Phone other = brand.newPhone();

        ship(other, null);
        start(phone, "SUPPORT");

        JsonPath decision = awaitReason(other, "budget");
        assertThat(decision.getString("verdict")).isEqualTo("HELD");
        assertThat(Instant.parse(decision.getString("holdUntil")))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(10)), Instant.now().plus(Duration.ofMinutes(13 * 60)));
        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(other.received()).isEmpty();
    }

    @Test
    void whatMayNotGoAnywaySpendsNothingOfTheBudget() {
        brand.put(policies(Map.of("dailySegments", 1)));
        Candidate unwanted = candidate(brand.newPhone(), Purpose.MARKETING);
        Candidate wanted = candidate(brand.newPhone(), Purpose.TRANSACTIONAL);

        Map<UUID, Verdict> verdicts = Machine.call(() -> gate.decide(List.of(unwanted, wanted)));

        assertThat(verdicts.get(unwanted.messageId())).isEqualTo(new Verdict.Drop("no-consent:MARKETING"));
        assertThat(verdicts.get(wanted.messageId())).isInstanceOf(Verdict.Send.class);
    }

    @Test
    void whoGoesOnAskingAMachineIsNoLongerAnsweredByIt() {
        Phone phone = brand.newPhone();
        for (int i = 0; i < 10; i++) {
            int sent = i + 1;
            phone.text("HELP");
            await().atMost(PATIENCE).until(() -> phone.received().size() == sent);
        }

        phone.text("HELP");

        assertThat(awaitReason(phone, "loop-guard").getString("verdict")).isEqualTo("DROPPED");
        assertThat(phone.received()).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"quietHours\":{\"from\":\"21:00\",\"to\":\"21:00\"}}'",
        "'{\"quietHours\":{\"from\":\"21:00\"}}'",
        "'{\"frequencyCaps\":[{\"purpose\":\"SUPPORT\",\"most\":1,\"per\":\"PT1H\"}]}'",
        "'{\"frequencyCaps\":[{\"purpose\":\"MARKETING\",\"most\":-1,\"per\":\"PT1H\"}]}'",
        "'{\"frequencyCaps\":[{\"purpose\":\"MARKETING\",\"most\":1,\"per\":\"P1Y\"}]}'",
        "'{\"countries\":[\"usa\"]}'",
        "'{\"countries\":[]}'",
        "'{\"dailySegments\":0}'",
    })
    void aPolicyThatMakesNoSenseIsRefused(String policies) {
        Agent.admin()
                .call()
                .body("""
                        {"name":"Acme","timeZone":"UTC","senders":[{"number":"%s"}],"policies":%s}""".formatted(brand.number(), policies))
                .put("/api/v1/brands/" + brand.key())
                .then()
                .statusCode(400);
    }

    @Test
    void policiesAreShownAsTheyWereSet() {
        brand.put(policies(Map.of(
                "quietHours", Map.of("from", "20:30", "to", "09:00"),
                "frequencyCaps", List.of(cap("MARKETING", 4, "P7D")),
                "countries", List.of("US", "CA"),
                "dailySegments", 500)));

        JsonPath shown = agent.call().get("/api/v1/brands/" + brand.key()).jsonPath();

        assertThat(shown.getString("policies.quietHours.from")).isEqualTo("20:30");
        assertThat(shown.getString("policies.quietHours.to")).isEqualTo("09:00");
        assertThat(Duration.parse(shown.getString("policies.frequencyCaps[0].per")))
                .isEqualTo(Duration.ofDays(7));
        assertThat(shown.<String>getList("policies.countries")).containsExactly("US", "CA");
        assertThat(shown.getInt("policies.dailySegments")).isEqualTo(500);
    }

    private static Map<String, Object> policies(Map<String, Object> policies) {
        return Map.of("policies", policies);
    }

    /** From an hour ago until in two hours, there. */
    private static Map<String, Object> quietNow(ZoneId zone) {
        LocalTime now = LocalTime.now(zone);
        return span(now.minusHours(1), now.plusHours(2));
    }

    private static Map<String, Object> span(LocalTime from, LocalTime to) {
        return Map.of("from", TIME.format(from), "to", TIME.format(to));
    }

    private static Map<String, Object> cap(String purpose, int most, String per) {
        return Map.of("purpose", purpose, "most", most, "per", per);
    }

    private static void ship(Phone phone, String timeZone) {
        var customer = new HashMap<String, Object>(Map.of("phone", phone.number(), "firstName", "Ada"));
        if (timeZone != null) {
            customer.put("timeZone", timeZone);
        }
        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-" + UUID.randomUUID(), "customer", customer));
    }

    private static void leaveCart(Phone phone, String cart) {
        Shop.publish(
                phone,
                "cart.abandoned",
                Map.of(
                        "cartId",
                        cart,
                        "checkoutUrl",
                        "https://acme.example/" + cart,
                        "total",
                        Map.of("amount", "12.50", "currency", "USD"),
                        "items",
                        List.of(Map.of("name", "Mug"))));
    }

    private static void grantMarketing(Phone phone) {
        Shop.publish(phone, "consent.changed", Map.of("purpose", "MARKETING", "granted", true, "source", "checkout"));
        await().atMost(PATIENCE)
                .until(() -> !Database.rows(
                                "select e.id from consent_entry e join customer c on c.id = e.customer_id where c.phone = ?",
                                phone.number())
                        .isEmpty());
    }

    private void start(Phone phone, String purpose) {
        agent.call()
                .body(Map.of("brand", brand.key(), "to", phone.number(), "body", "Hi Ada", "purpose", purpose))
                .post("/api/v1/messages")
                .then()
                .statusCode(202);
    }

    /** As if the moment until which they are held had come. */
    private static void due(Phone phone) {
        Database.textsTo(phone)
                .forEach(text -> Database.change(
                        "update message set due_at = now() where id = ? and status = 'QUEUED'", text.get("id")));
    }

    private JsonPath awaitReason(Phone phone, String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(decision(phone).getString("reason")).isEqualTo(reason));
        return decision(phone);
    }

    /** Of the last text to this phone. */
    private JsonPath decision(Phone phone) {
        var texts = Database.textsTo(phone);
        assertThat(texts).isNotEmpty();
        return agent.call()
                .get("/api/v1/messages/" + texts.getLast().get("id") + "/decision")
                .jsonPath();
    }

    private Candidate candidate(Phone phone) {
        return candidate(phone, PhoneNumber.of(phone.number()));
    }

    private Candidate candidate(Phone phone, Purpose purpose) {
        return candidate(phone, PhoneNumber.of(phone.number()), purpose);
    }

    private Candidate candidate(Phone phone, PhoneNumber to) {
        return candidate(phone, to, Purpose.TRANSACTIONAL);
    }

    private Candidate candidate(Phone phone, PhoneNumber to, Purpose purpose) {
        return new Candidate(
                Ids.next(),
                phone.brand().key(),
                UUID.randomUUID(),
                to,
                null,
                PhoneNumber.of(phone.brand().number()),
                null,
                Kind.ORDER_UPDATE,
                purpose,
                null,
                null,
                1,
                Instant.now(),
                null);
    }
}
