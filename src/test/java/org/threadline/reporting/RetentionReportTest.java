package org.threadline.reporting;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Cart;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class RetentionReportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PATH = "/api/v1/reports/retention";

    private TestBrand brand;
    private Agent supervisor;

    @BeforeEach
    void aBrandWithASupervisor() {
        brand = TestBrand.create(Map.of("policies", Map.of("cartReminderAfter", "PT1H")));
        supervisor = new Agent("boss-1", Tokens.of("supervisor", brand.key(), "boss-1"));
    }

    @Test
    void nothingHasHappenedIsNoFigure() {
        JsonPath report = report();

        assertThat(report.getInt("carts.eligible")).isZero();
        assertThat(report.getList("carts.revenue")).isEmpty();
        assertThat(report.<Object>get("lift.reminded.share")).isNull();
        assertThat(report.<Object>get("lift.difference")).isNull();
        assertThat(report.getInt("vouchers.given")).isZero();
    }

    @Test
    void whatWasSentAndWhatItBroughtIsCounted() {
        Phone phone = willing();
        Cart.left(phone, "cart.abandoned");
        await().atMost(PATIENCE).until(() -> Cart.isReminded(phone));
        Cart.bought(phone, "c", "1001");
        await().atMost(PATIENCE).until(() -> report().getInt("carts.recovered") == 1);

        JsonPath report = report();

        assertThat(report.getInt("carts.eligible")).isEqualTo(1);
        assertThat(report.getInt("carts.sent")).isEqualTo(1);
        assertThat(report.getInt("carts.heldOut")).isZero();
        assertThat(report.getList("carts.revenue")).containsExactly(Map.of("amount", "12.50", "currency", "USD"));
        // Nobody was held out, so there is nothing to compare with.
        assertThat(report.getInt("lift.reminded.customers") + report.getInt("lift.stillOpen"))
                .isZero();
    }

    @Test
    void whatWasNotSentIsToldByTheReason() {
        Phone bought = willing();
        Cart.left(bought, "cart.updated");
        await().atMost(PATIENCE).until(() -> Database.textsTo(bought).size() == 1);
        Cart.bought(bought, "c", "1001");
        Cart.left(brand.newPhone(), "cart.abandoned", "d", Map.of("name", "Mug"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(report().<Map<String, Object>>getList("carts.notSent"))
                        .containsExactlyInAnyOrder(
                                Map.of("reason", "cart-bought", "count", 1),
                                Map.of("reason", "no-consent", "count", 1)));
    }

    @Test
    void whatIsHeldNowIsToldByTheReason() {
        Phone phone = willing();
        phone.text("Where is my parcel?");

        Cart.left(phone, "cart.abandoned");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(report().<Map<String, Object>>getList("now.held"))
                        .containsExactly(Map.of("reason", "unanswered", "count", 1)));
        assertThat(report().getInt("now.waiting")).isEqualTo(1);
    }

    @Test
    void theLiftIsTheDifferenceOfBothGroupsWithItsInterval() {
        for (int i = 0; i < 10; i++) {
            eligible("REMINDED", i < 9, 1, i);
            eligible("HELD_OUT", i < 3, 1, i);
        }

        JsonPath report = report();

        assertThat(report.getList("lift.holdOutPercents")).containsExactly(10);
        assertThat(report.getInt("lift.reminded.customers")).isEqualTo(10);
        assertThat(report.getInt("lift.reminded.ordered")).isEqualTo(9);
        assertThat(report.getDouble("lift.heldOut.share")).isEqualTo(0.3);
        assertThat(report.getDouble("lift.difference")).isEqualTo(0.6, within(1e-9));
        assertThat(report.getDouble("lift.low")).isEqualTo(0.1705);
        assertThat(report.getDouble("lift.high")).isEqualTo(0.809);
        assertThat(report.getList("lift.reminded.revenue"))
                .containsExactly(Map.of("amount", "180.00", "currency", "USD"));
        assertThat(report.getList("lift.reminded.revenuePerCart"))
                .containsExactly(Map.of("amount", "18.00", "currency", "USD"));
        assertThat(report.getList("lift.heldOut.revenuePerCart"))
                .containsExactly(Map.of("amount", "6.00", "currency", "USD"));
    }

    @Test
    void aCustomerCountsOnceWithTheirFirstCart() {
        UUID customer = eligible("REMINDED", false, 2, 1);
        eligible(customer, "REMINDED", true, 1, 10);
        eligible("HELD_OUT", false, 1, 2);

        JsonPath report = report();

        assertThat(report.getInt("carts.eligible")).isEqualTo(3);
        assertThat(report.getInt("lift.reminded.customers")).isEqualTo(1);
        assertThat(report.getInt("lift.reminded.ordered")).isZero();
    }

    @Test
    void whoMayStillOrderInTimeIsInNeitherGroup() {
        eligible("REMINDED", false, 0, 1);

        assertThat(report().getInt("lift.stillOpen")).isEqualTo(1);
        assertThat(report().getInt("lift.reminded.customers")).isZero();
    }

    @Test
    void cartsOfTimesWithoutAHoldOutAreNotCompared() {
        eligible("REMINDED", true, 1, 1);
        Database.change("update cart_reminder set hold_out_percent = 0 where brand = ?", brand.key());

        assertThat(report().getInt("lift.reminded.customers")).isZero();
        assertThat(report().getInt("carts.eligible")).isEqualTo(1);
    }

    @Test
    void vouchersAreCounted() {
        Phone phone = willing();
        phone.text("It is broken");
        Agent agent = brand.agent("agent-1");
        String thread = agent.threadOf(phone);
        agent.claim(thread);
        agent.call()
                .body(Map.of("amount", "10.00", "reason", "Broken"))
                .post("/api/v1/threads/" + thread + "/goodwill")
                .then()
                .statusCode(201);
        agent.call()
                .body(Map.of("amount", "500.00", "reason", "Very broken"))
                .post("/api/v1/threads/" + thread + "/goodwill")
                .then()
                .statusCode(201);

        JsonPath report = report();

        assertThat(report.getInt("vouchers.given")).isEqualTo(1);
        assertThat(report.getList("vouchers.amount")).containsExactly(Map.of("amount", "10.00", "currency", "USD"));
        assertThat(report.getInt("now.vouchersAsked")).isEqualTo(1);
    }

    @Test
    void whatWasGivenIsSetAgainstWhatWasOrderedAfterwards() {
        UUID back = given("GOODWILL", "10.00", 40);
        given(back, "GOODWILL", "5.00", 38);
        ordered(back, "PLACED", "80.00", 35);
        ordered(back, "DELIVERED", "20.00", 12);
        ordered(back, "PLACED", "7.00", 41);
        ordered(back, "PLACED", "9.00", 9);
        UUID cancelled = given("GOODWILL", "3.00", 39);
        ordered(cancelled, "CANCELLED", "50.00", 38);
        given("GOODWILL", "100.00", 2);
        UUID late = given("DELAY", "4.00", 45);
        ordered(late, "PLACED", "30.00", 44);
        LocalDate from = LocalDate.now().minusDays(50);

        JsonPath report = report("&from=" + from);

        assertThat(report.<Map<String, Object>>getList("vouchers.returned"))
                .containsExactly(
                        Map.of(
                                "origin",
                                "GOODWILL",
                                "customers",
                                2,
                                "orderedAgain",
                                1,
                                "share",
                                0.5f,
                                "cost",
                                usd("18.00"),
                                "revenue",
                                usd("100.00"),
                                "stillOpen",
                                1,
                                "days",
                                30),
                        Map.of(
                                "origin",
                                "DELAY",
                                "customers",
                                1,
                                "orderedAgain",
                                1,
                                "share",
                                1.0f,
                                "cost",
                                usd("4.00"),
                                "revenue",
                                usd("30.00"),
                                "stillOpen",
                                0,
                                "days",
                                30),
                        none("PROMISE"));
        assertThat(supervisor
                        .call()
                        .accept("text/csv")
                        .get(PATH + "?brand=" + brand.key() + "&from=" + from)
                        .asString())
                .contains("returned.GOODWILL,revenue.USD,100.00", "returned.DELAY,share,1.0");
    }

    @Test
    void whatIsLeftOfTheMonthsBudgetStandsBesideIt() {
        brand.put(Map.of(
                "policies",
                Map.of(
                        "delays",
                        Map.of(
                                "offers",
                                List.of(Map.of(
                                        "currency",
                                        "USD",
                                        "monthlyBudget",
                                        "100.00",
                                        "steps",
                                        List.of(Map.of("daysLate", 1, "amount", "5.00"))))))));
        given("DELAY", "30.00", 0);
        given("GOODWILL", "20.00", 0);
        given("DELAY", "40.00", 32);

        assertThat(report().<Map<String, Object>>getList("now.budgets"))
                .containsExactly(Map.of(
                        "origin", "DELAY",
                        "budget", usd("100.00").getFirst(),
                        "spent", usd("30.00").getFirst(),
                        "left", usd("70.00").getFirst()));
    }

    private static Map<String, Object> none(String origin) {
        var none = new HashMap<String, Object>(Map.of(
                "origin",
                origin,
                "customers",
                0,
                "orderedAgain",
                0,
                "cost",
                List.of(),
                "revenue",
                List.of(),
                "stillOpen",
                0,
                "days",
                30));
        none.put("share", null);
        return none;
    }

    private static List<Map<String, String>> usd(String amount) {
        return List.of(Map.of("amount", amount, "currency", "USD"));
    }

    /** A customer who was given something, as it is when days have passed. */
    private UUID given(String origin, String amount, int daysAgo) {
        UUID customer = UUID.randomUUID();
        Database.change(
                "insert into customer (id, brand, phone, created_at, updated_at) values (?, ?, ?, now(), now())",
                customer,
                brand.key(),
                brand.newPhone().number());
        given(customer, origin, amount, daysAgo);
        return customer;
    }

    private void given(UUID customer, String origin, String amount, int daysAgo) {
        String ago = daysAgo + " days";
        Database.change("""
                insert into voucher (id, brand, customer_id, origin, amount, currency, state, asked_by, asked_at, decided_at)
                values (gen_random_uuid(), ?, ?, ?, ?, 'USD', 'GIVEN', 'agent-1', now() - cast(? as interval),
                  now() - cast(? as interval))""", brand.key(), customer, origin, new BigDecimal(amount), ago, ago);
    }

    private void ordered(UUID customer, String state, String total, int daysAgo) {
        String ago = daysAgo + " days";
        Database.change("""
                insert into customer_order (brand, order_id, customer_id, state, state_rank, as_of, placed_at, total_amount,
                  total_currency)
                values (?, ?, ?, ?, 0, now(), now() - cast(? as interval), ?, 'USD')""", brand.key(), UUID.randomUUID().toString(), customer, state, ago, new BigDecimal(total));
    }

    @Test
    void asATableEachFigureIsALine() {
        eligible("REMINDED", true, 1, 1);
        eligible("HELD_OUT", false, 1, 2);

        String table = supervisor
                .call()
                .accept("text/csv")
                .get(PATH + "?brand=" + brand.key())
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();

        assertThat(table.lines().map(line -> line.replaceFirst("^[^,]*,[^,]*,[^,]*,", "")))
                .contains(
                        "measure,figure,value",
                        "carts,eligible,2",
                        "reminded,ordered,1",
                        "reminded,revenue.USD,20.00",
                        "heldOut,share,0.0",
                        "lift,difference,1.0",
                        "now,vouchersAsked,0");
    }

    @Test
    void otherDaysAreOthers() {
        eligible("REMINDED", true, 1, 1);
        LocalDate longAgo = LocalDate.now().minusDays(40);

        assertThat(report("&from=" + longAgo + "&to=" + longAgo.plusDays(2)).getInt("carts.eligible"))
                .isZero();
    }

    @Test
    void anotherBrandsReportIsNotThere() {
        Refusal.of(supervisor.call().get(PATH + "?brand=" + TestBrand.create().key()), 404, "not-found");
    }

    @Test
    void agentsDoNotSeeIt() {
        Refusal.of(brand.agent("agent-1").call().get(PATH + "?brand=" + brand.key()), 403, "forbidden");
    }

    private JsonPath report() {
        return report("");
    }

    private JsonPath report(String days) {
        return supervisor
                .call()
                .get(PATH + "?brand=" + brand.key() + days)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Phone willing() {
        Phone phone = brand.newPhone();
        Ledger.of(phone).shopSays("MARKETING", true, "checkout");
        return phone;
    }

    /** A customer whose cart was eligible; as it is when days have passed. */
    private UUID eligible(String fate, boolean ordered, int daysAgo, int minutes) {
        UUID customer = UUID.randomUUID();
        Database.change(
                "insert into customer (id, brand, phone, created_at, updated_at) values (?, ?, ?, now(), now())",
                customer,
                brand.key(),
                brand.newPhone().number());
        eligible(customer, fate, ordered, daysAgo, minutes);
        return customer;
    }

    private void eligible(UUID customer, String fate, boolean ordered, int daysAgo, int minutes) {
        String ago = daysAgo + " days " + minutes + " minutes";
        Database.change(
                """
                insert into cart_reminder (id, brand, customer_id, message_id, cart_id, fate, hold_out_percent, decided_at,
                  day, counts_until, ordered_at, order_id, order_amount, order_currency)
                select gen_random_uuid(), ?, ?, gen_random_uuid(), 'c', ?, 10, d.at,
                  cast(d.at at time zone 'America/New_York' as date), d.at + interval '12 hours',
                  case when ? then d.at + interval '1 hour' end, case when ? then gen_random_uuid()::text end, ?, ?
                from (select now() - cast(? as interval) as at) d""",
                brand.key(),
                customer,
                fate,
                ordered,
                ordered,
                ordered ? new BigDecimal("20.00") : null,
                ordered ? "USD" : null,
                ago);
    }
}
