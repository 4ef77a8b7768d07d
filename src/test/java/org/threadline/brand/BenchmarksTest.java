package org.threadline.brand;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** What a brand promises, and when it is closed. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class BenchmarksTest {

    @Test
    void aBrandThatSaysNothingPromisesAQuarterOfAnHour() {
        var brand = TestBrand.create();

        Agent.admin()
                .call()
                .get("/api/v1/brands/" + brand.key())
                .then()
                .body("policies.benchmarks.firstResponseMinutes", equalTo(15))
                .body("policies.benchmarks.nextResponseMinutes", equalTo(15))
                .body("policies.benchmarks.firstContactDays", equalTo(7))
                .body("holidays", hasSize(0));
    }

    @Test
    void whatABrandSaysIsKept() {
        var brand = TestBrand.create(Map.of(
                "holidays",
                List.of(Map.of("date", "2030-12-25", "name", "Christmas")),
                "policies",
                benchmarks(Map.of("firstResponseMinutes", 30, "warnMinutesBefore", 10))));

        brand.agent("agent-1")
                .call()
                .get("/api/v1/brands/" + brand.key())
                .then()
                .body("policies.benchmarks.firstResponseMinutes", equalTo(30))
                .body("policies.benchmarks.nextResponseMinutes", equalTo(30))
                .body("policies.benchmarks.warnMinutesBefore", equalTo(10))
                .body("holidays[0].date", equalTo("2030-12-25"))
                .body("holidays[0].name", equalTo("Christmas"));
    }

    @ParameterizedTest
    @CsvSource({"firstResponseMinutes, 0", "firstContactDays, 91", "warnMinutesBefore, 15"})
    void aPromiseThatIsNoneIsRefused(String which, int value) {
        Refusal.of(put(Map.of("policies", benchmarks(Map.of(which, value)))), 400, "bad-request");
    }

    @Test
    void aHolidayThatIsNoDayIsRefused() {
        Refusal.of(put(Map.of("holidays", List.of(Map.of("date", "2030-02-30")))), 400, "bad-request");
    }

    @Test
    void onAHolidayTheDayAfterIsPromised() {
        var today = LocalDate.now(ZoneId.of("America/New_York"));
        var brand = TestBrand.create(Map.of("holidays", List.of(Map.of("date", today.toString()))));
        var phone = brand.newPhone();

        phone.text("Anybody there?");

        await().until(() -> phone.received().size() == 1);
        assertThat(phone.received().getFirst()).contains("We open again tomorrow at 12 AM");
    }

    private static Response put(Map<String, Object> settings) {
        var body = new java.util.HashMap<String, Object>(Map.of(
                "name", "Acme", "timeZone", "America/New_York", "senders", List.of(Map.of("number", "+13035559998"))));
        body.putAll(settings);
        return Agent.admin().call().body(body).put("/api/v1/brands/brand-without-a-promise");
    }

    private static Map<String, Object> benchmarks(Map<String, Object> benchmarks) {
        return Map.of("benchmarks", benchmarks);
    }
}
