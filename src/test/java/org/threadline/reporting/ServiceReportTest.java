package org.threadline.reporting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Past;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class ServiceReportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PATH = "/api/v1/reports/service";

    private TestBrand brand;
    private Agent agent;
    private Agent supervisor;

    @BeforeEach
    void aBrandWithASupervisor() {
        brand = TestBrand.create();
        agent = brand.agent("agent-1");
        supervisor = new Agent("boss-1", Tokens.of("supervisor", brand.key(), "boss-1"));
    }

    @Test
    void nothingHasHappenedIsNoFigure() {
        JsonPath report = report();

        assertThat(report.getInt("firstResponse.count")).isZero();
        assertThat(report.<Object>get("firstResponse.p50Seconds")).isNull();
        assertThat(report.<Object>get("firstResponse.withinBenchmark")).isNull();
        assertThat(report.<Object>get("quality.firstContactResolution")).isNull();
        assertThat(report.<Object>get("quality.csat")).isNull();
        assertThat(report.getList("notMeasured")).contains("quality.csat");
    }

    @Test
    void whatCustomersSayStandsBesideTheSpeed() {
        brand.put(Map.of("policies", Map.of("surveys", Map.of("afterResolution", "CSAT"))));
        answered("CSAT", 5, 5, 4, 2, null);
        answered("NPS", 10, 9, 8, 3, null, null, null, null);

        JsonPath report = report();

        assertThat(report.getDouble("quality.csat")).isEqualTo(0.75);
        assertThat(report.getDouble("quality.nps")).isEqualTo(25.0);
        assertThat(report.<Object>get("quality.ces")).isNull();
        assertThat(report.getInt("surveys.csat.asked")).isEqualTo(5);
        assertThat(report.getDouble("surveys.csat.responseRate")).isEqualTo(0.8);
        assertThat(report.getDouble("surveys.csat.mean")).isEqualTo(4.0);
        assertThat(report.getDouble("surveys.nps.responseRate")).isEqualTo(0.5);
        assertThat(report.getInt("surveys.nps.dissatisfied")).isEqualTo(1);
        assertThat(report.getList("notMeasured")).containsExactly("quality.ces");
        supervisor
                .call()
                .accept("text/csv")
                .get(PATH + "?brand=" + brand.key())
                .then()
                .body(containsString("quality,nps,25.0"))
                .body(containsString("csat,responseRate,0.8"));
    }

    @Test
    void whatWasPromisedIsKeptOrNot() {
        Phone answered = asked(Duration.ZERO);
        agent.reply(agent.threadOf(answered), "It comes tomorrow.").then().statusCode(202);
        Phone late = asked(Duration.ZERO);
        Past.promisedUntil(late, Duration.ofMinutes(2));
        agent.reply(agent.threadOf(late), "It comes tomorrow.").then().statusCode(202);
        Phone waiting = asked(Duration.ZERO);
        Past.promisedUntil(waiting, Duration.ofMinutes(2));
        asked(Duration.ZERO);

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath report = report();
            assertThat(report.getInt("promises.kept")).isEqualTo(1);
            assertThat(report.getInt("promises.broken")).isEqualTo(2);
            assertThat(report.getDouble("promises.share")).isEqualTo(0.3333);
        });
        supervisor
                .call()
                .accept("text/csv")
                .get(PATH + "?brand=" + brand.key())
                .then()
                .body(containsString("promises,broken,2"));
    }

    /** As customers of this brand would have been asked today, and have answered; null: not yet. */
    private void answered(String kind, Integer... scores) {
        for (Integer score : scores) {
            Phone phone = asked(Duration.ZERO);
            Database.change("""
                    insert into survey
                      (id, brand, customer_id, kind, state, planned_at, asked_at, expires_at, score, answered_at)
                    select gen_random_uuid(), brand, id, ?, case when x.score is null then 'OPEN' else 'ANSWERED' end,
                      now(), now(), now(), x.score, case when x.score is null then null else now() end
                    from customer, (select cast(? as integer) as score) x where brand = ? and phone = ?""", kind, score, brand.key(), phone.number());
        }
    }

    @Test
    void theRobotIsNoResponse() {
        Phone phone = asked(Duration.ZERO);
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);

        await().atMost(PATIENCE).until(() -> report().getInt("acknowledgement.count") == 1);

        assertThat(report().getDouble("acknowledgement.p50Seconds")).isBetween(0.0, 20.0);
        assertThat(report().getInt("firstResponse.count")).isZero();
        assertThat(report().getInt("now.waiting")).isEqualTo(1);
    }

    @Test
    void thePersonIs() {
        answer(asked(Duration.ofMinutes(10)));

        JsonPath report = report();

        assertThat(report.getInt("firstResponse.count")).isEqualTo(1);
        assertThat(report.getDouble("firstResponse.p50Seconds")).isBetween(600.0, 630.0);
        assertThat(report.getDouble("firstResponse.withinBenchmark")).isEqualTo(1.0);
        assertThat(report.getInt("nextResponse.count")).isZero();
        assertThat(report.getInt("now.waiting")).isZero();
    }

    @Test
    void aLaterAnswerHasAClockOfItsOwn() {
        Phone phone = asked(Duration.ofMinutes(10));
        answer(phone);
        phone.text("And the other one?");
        Past.waitingSince(phone, Duration.ofMinutes(20));
        answer(phone);

        JsonPath report = report();

        assertThat(report.getInt("firstResponse.count")).isEqualTo(1);
        assertThat(report.getInt("nextResponse.count")).isEqualTo(1);
        assertThat(report.getDouble("nextResponse.p50Seconds")).isBetween(1200.0, 1230.0);
        assertThat(report.getDouble("nextResponse.withinBenchmark")).isEqualTo(0.0);
        assertThat(report.getInt("nextResponse.breached")).isEqualTo(1);
    }

    @Test
    void percentilesAreWaitsThatSomebodyHad() {
        for (int minutes = 2; minutes <= 20; minutes += 2) {
            answer(asked(Duration.ofMinutes(minutes)));
        }

        JsonPath report = report();

        assertThat(report.getDouble("firstResponse.p50Seconds")).isBetween(600.0, 630.0);
        assertThat(report.getDouble("firstResponse.p90Seconds")).isBetween(1080.0, 1110.0);
        assertThat(report.getDouble("firstResponse.withinBenchmark")).isEqualTo(0.7);
        assertThat(report.getInt("firstResponse.breached")).isEqualTo(3);
    }

    @Test
    void timeInWhichTheShopIsClosedIsNoWait() {
        // Where it is noon now, so that no midnight is near; open since ten minutes.
        ZoneId zone = ZoneOffset.ofHours(12 - LocalTime.now(ZoneOffset.UTC).getHour());
        var now = Instant.now().atZone(zone);
        brand.put(Map.of(
                "timeZone",
                zone.getId(),
                "hours",
                List.of(Map.of(
                        "day",
                        now.getDayOfWeek().name(),
                        "opens",
                        now.minusMinutes(10).format(DateTimeFormatter.ofPattern("HH:mm")),
                        "closes",
                        "20:00"))));

        answer(asked(Duration.ofHours(3)));

        assertThat(report().getDouble("firstResponse.p50Seconds")).isBetween(600.0, 690.0);
    }

    @Test
    void aHolidayIsNoWait() {
        var newYork = ZoneId.of("America/New_York");
        var days = List.of(LocalDate.now(newYork).minusDays(1), LocalDate.now(newYork)).stream()
                .map(day -> Map.of("date", day.toString()))
                .toList();
        brand.put(Map.of("holidays", days));

        answer(asked(Duration.ofMinutes(50)));

        assertThat(report().getDouble("firstResponse.p50Seconds")).isZero();
        assertThat(report().getDouble("firstResponse.withinBenchmark")).isEqualTo(1.0);
    }

    @Test
    void aThreadThatIsResolvedUnansweredIsToldApart() {
        resolve(asked(Duration.ofMinutes(10)));

        JsonPath report = report();

        assertThat(report.getInt("firstResponse.count")).isZero();
        assertThat(report.getInt("firstResponse.unanswered")).isEqualTo(1);
        assertThat(report.getInt("resolution.count")).isEqualTo(1);
        assertThat(report.getDouble("resolution.p50Seconds")).isBetween(600.0, 630.0);
    }

    @Test
    void aSolutionIsOneOnceTheCustomerHasStayedAway() {
        resolve(asked(Duration.ZERO));
        assertThat(report().<Object>get("quality.firstContactResolution")).isNull();
        assertThat(report().getInt("quality.firstContactsUndecided")).isEqualTo(1);

        Database.change("update stopwatch set rings_at = now() where brand = ? and measure = 'RETURN'", brand.key());

        await().atMost(PATIENCE).until(() -> report().getInt("quality.firstContacts") == 1);
        assertThat(report().getDouble("quality.firstContactResolution")).isEqualTo(1.0);
        assertThat(report().getInt("quality.firstContactsUndecided")).isZero();
    }

    @Test
    void whoComesBackWasNotHelpedAtTheFirstContact() {
        Phone phone = asked(Duration.ZERO);
        resolve(phone);
        phone.text("It still does not work");
        resolve(phone);

        JsonPath report = report();

        assertThat(report.getInt("quality.resolved")).isEqualTo(2);
        assertThat(report.getDouble("quality.reopenRate")).isEqualTo(0.5);
        assertThat(report.getDouble("quality.firstContactResolution")).isEqualTo(0.0);
        // What they came back for is no first contact, however it ends.
        assertThat(report.getInt("quality.firstContacts")).isEqualTo(1);
        assertThat(report.getInt("quality.firstContactsUndecided")).isZero();
    }

    @Test
    void aNewThreadIsAReturnTooButNoReopening() {
        brand.put(Map.of("policies", Map.of("reopenWithin", "PT0S")));
        Phone phone = asked(Duration.ZERO);
        resolve(phone);

        phone.text("It still does not work");

        assertThat(report().getDouble("quality.firstContactResolution")).isEqualTo(0.0);
        assertThat(report().getDouble("quality.reopenRate")).isEqualTo(0.0);
    }

    @Test
    void anAgentWhoThinksBetterOfItIsNoReturn() {
        Phone phone = asked(Duration.ZERO);
        resolve(phone);
        agent.call()
                .post("/api/v1/threads/" + agent.threadOf(phone) + "/reopen")
                .then()
                .statusCode(200);
        resolve(phone);

        JsonPath report = report();

        assertThat(report.getDouble("quality.reopenRate")).isEqualTo(0.5);
        assertThat(report.getInt("quality.firstContacts")).isZero();
        assertThat(report.getInt("quality.firstContactsUndecided")).isEqualTo(1);
    }

    @Test
    void aConversationThatWeBeginIsNoReturn() {
        brand.put(Map.of("policies", Map.of("reopenWithin", "PT0S")));
        Phone phone = asked(Duration.ZERO);
        resolve(phone);

        agent.call()
                .body(Map.of("brand", brand.key(), "to", phone.number(), "body", "Did it work?"))
                .post("/api/v1/messages")
                .then()
                .statusCode(202);

        assertThat(report().getInt("quality.firstContacts")).isZero();
        assertThat(report().getInt("quality.firstContactsUndecided")).isEqualTo(1);
        assertThat(report().getInt("firstResponse.count")).isZero();
    }

    @Test
    void whoHasStoppedUsWaitsForNobody() {
        Phone phone = asked(Duration.ZERO);

        phone.text("STOP");

        assertThat(report().getInt("now.waiting")).isZero();
        phone.text("START");
        assertThat(report().getInt("now.waiting")).isEqualTo(1);
    }

    @Test
    void whoWasErasedWaitsForNobody() {
        Phone phone = asked(Duration.ofMinutes(20));
        String customer = agent.call()
                .get("/api/v1/threads/" + agent.threadOf(phone))
                .jsonPath()
                .getString("customer.id");

        supervisor.call().delete("/api/v1/customers/" + customer).then().statusCode(204);

        JsonPath report = report();
        assertThat(report.getInt("now.waiting")).isZero();
        assertThat(report.getInt("firstResponse.count")).isZero();
        assertThat(report.getInt("resolution.count")).isZero();
    }

    @Test
    void onlyTheDaysThatAreAskedForCount() {
        answer(asked(Duration.ofMinutes(10)));
        String today = LocalDate.now(ZoneId.of("America/New_York")).toString();
        String yesterday =
                LocalDate.now(ZoneId.of("America/New_York")).minusDays(1).toString();

        assertThat(ask("?brand=" + brand.key() + "&from=" + today + "&to=" + today)
                        .jsonPath()
                        .getInt("firstResponse.count"))
                .isEqualTo(1);
        assertThat(ask("?brand=" + brand.key() + "&from=" + yesterday + "&to=" + yesterday)
                        .jsonPath()
                        .getInt("firstResponse.count"))
                .isZero();
        assertThat(ask("?brand=" + brand.key() + "&from=2026-01-01T00:00:00Z&to=2026-01-31T12:00:00Z")
                        .jsonPath()
                        .getString("from"))
                .isEqualTo("2025-12-31");
    }

    @Test
    void asATableItSaysTheSame() {
        answer(asked(Duration.ofMinutes(10)));
        var today = LocalDate.now(ZoneId.of("America/New_York"));
        String day = brand.key() + "," + today + "," + today;

        supervisor
                .call()
                .accept("text/csv")
                .get(PATH + "?brand=" + brand.key() + "&from=" + today + "&to=" + today)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(startsWith("brand,from,to,measure,figure,value\r\n"))
                .body(containsString(day + ",firstResponse,count,1\r\n"))
                .body(containsString(day + ",firstResponse,withinBenchmark,1.0\r\n"))
                .body(containsString(day + ",quality,csat,\r\n"));
    }

    @Test
    void agentsDoNotSeeIt() {
        Refusal.of(agent.call().get(PATH + "?brand=" + brand.key()), 403);
    }

    @Test
    void anotherBrandIsNotThere() {
        Refusal.of(ask("?brand=" + TestBrand.create().key()), 404, "not-found");
        Refusal.of(ask("?brand=no-such-brand"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-02-01&to=2026-01-01",
                "from=2020-01-01&to=2026-01-01",
                "from=yesterday",
                "from=2026-02-30",
                "to=2026-01-01T25:00:00Z",
                "from=%2B999999999-01-01&to=%2B999999999-01-01",
                "to=-999999999-01-01",
                "from=-999999999-01-01T00:00:00Z",
            })
    void daysThatAreNoneAreRefused(String days) {
        Refusal.of(
                supervisor.call().urlEncodingEnabled(false).get(PATH + "?brand=" + brand.key() + "&" + days),
                400,
                "bad-request");
    }

    @Test
    void aReportIsOfABrand() {
        Refusal.of(ask(""), 400, "bad-request");
        Refusal.of(ask("?brand="), 400, "bad-request");
        supervisor
                .call()
                .accept("application/json")
                .get(PATH + "?brand=" + brand.key())
                .then()
                .body("brand", equalTo(brand.key()))
                .body("timeZone", equalTo("America/New_York"));
    }

    private Phone asked(Duration ago) {
        Phone phone = brand.newPhone();
        phone.text("Where is my parcel?");
        Past.waitingSince(phone, ago);
        return phone;
    }

    private void answer(Phone phone) {
        agent.reply(agent.threadOf(phone), "It comes tomorrow.").then().statusCode(202);
    }

    private void resolve(Phone phone) {
        agent.call()
                .post("/api/v1/threads/" + agent.threadOf(phone) + "/resolve")
                .then()
                .statusCode(200);
    }

    private JsonPath report() {
        return ask("?brand=" + brand.key()).then().statusCode(200).extract().jsonPath();
    }

    private Response ask(String question) {
        return supervisor.call().get(PATH + question);
    }
}
