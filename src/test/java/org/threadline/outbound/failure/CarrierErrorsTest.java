package org.threadline.outbound.failure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.threadline.harness.Database;
import org.threadline.harness.Faults;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Every code of the carrier's table, met at once and met later: what becomes of the text, and of all around it. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class CarrierErrorsTest {

    /** What the carrier's documentation asks for, in the words of {@link #effects}. */
    private static final String TABLE = """
            20003 | QUEUED  | rests, retried at once, alert rest-sender
            20429 | QUEUED  | rests, retried at once
            20500 | UNKNOWN | alert permanent
            21211 | FAILED  | suppressed
            21408 | FAILED  | country closed, alert close-country
            21606 | FAILED  | alert permanent
            21610 | FAILED  | opted out
            21611 | QUEUED  | rests, retried at once
            21612 | FAILED  | alert permanent
            21614 | FAILED  | suppressed
            21617 | FAILED  |
            21620 | FAILED  |
            21623 | FAILED  |
            30001 | QUEUED  | rests, retried in minutes
            30003 | FAILED  | retried in minutes
            30004 | FAILED  | suppressed
            30005 | FAILED  | suppressed
            30006 | FAILED  | suppressed
            30007 | FAILED  |
            30008 | FAILED  | retried in minutes
            30022 | FAILED  | retried tomorrow
            30023 | FAILED  | retried tomorrow
            30027 | FAILED  | retried tomorrow
            30032 | FAILED  | halted, retried at once, alert halt-sender
            30034 | FAILED  | halted, retried at once, alert halt-sender
            39999 | FAILED  | alert permanent
            """;

    private record Row(String code, String refused, String effects) {

        static Stream<Row> all() {
            return TABLE.lines()
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> new Row(cells[0].strip(), cells[1].strip(), cells[2].strip()));
        }

        /** Refused for it, a text that was not processed or may have been is still the same text. */
        String effectsOfRefusal() {
            return switch (refused) {
                case "QUEUED" -> code.equals("20003") ? "alert rest-sender" : "";
                case "UNKNOWN" -> "";
                default -> effects;
            };
        }
    }

    @Inject
    HeardAlerts alerts;

    @TestFactory
    List<DynamicTest> whatACodeMeansWhenTheCarrierRefusesAtOnce() {
        return tests("refusalCodes", Row::refused, Row::effectsOfRefusal);
    }

    @TestFactory
    List<DynamicTest> whatACodeMeansWhenTheCarrierSaysItLater() {
        return tests("callbackCodes", row -> "UNDELIVERED", Row::effects);
    }

    @Test
    void anAlertIsAMetricThatNamesTheCodeAndWhatWasDone() {
        var troubled = Troubled.customer();

        Faults.during(
                Map.of("refusalCodes", Map.of(troubled.phone().number(), 30034)),
                () -> troubled.awaitStatus(troubled.write("Hello"), "FAILED"));

        await().atMost(Troubled.PATIENCE)
                .untilAsserted(() -> assertThat(RestAssured.get("/q/metrics").asString())
                        .contains("threadline_carrier_alerts_total{code=\"30034\",consequence=\"halt-sender\"}"));
    }

    /** One brand for each code, because most codes stop something of a brand; all texts are sent at once. */
    private List<DynamicTest> tests(String fault, Function<Row, String> end, Function<Row, String> effects) {
        var customers = new LinkedHashMap<Row, Troubled>();
        Row.all().forEach(row -> customers.put(row, Troubled.customer()));
        var codes = new HashMap<String, Integer>();
        customers.forEach((row, troubled) -> codes.put(troubled.phone().number(), Integer.valueOf(row.code())));
        var tests = new ArrayList<DynamicTest>();
        Faults.during(Map.of(fault, codes), () -> {
            var texts = new HashMap<Row, String>();
            customers.forEach((row, troubled) -> texts.put(row, troubled.write("Hello")));
            customers.forEach((row, troubled) ->
                    tests.add(test(row.code(), troubled, texts.get(row), end.apply(row), effects.apply(row))));
        });
        return tests;
    }

    private DynamicTest test(String code, Troubled troubled, String id, String end, String expected) {
        await().atMost(Troubled.PATIENCE).until(() -> Faults.requestsFor(troubled.phone()) > 0);
        troubled.awaitStatus(id, end);
        await().atMost(Troubled.PATIENCE)
                .until(() -> alerts.of(troubled.brand().key()).isEmpty() != expected.contains("alert"));
        Set<String> seen = effects(troubled, id, end);
        return dynamicTest(code, () -> assertThat(seen).isEqualTo(words(expected)));
    }

    private static Set<String> words(String effects) {
        return effects.isEmpty() ? Set.of() : new TreeSet<>(List.of(effects.split(", ")));
    }

    /** All that has changed besides the text. */
    private Set<String> effects(Troubled troubled, String id, String end) {
        var effects = new TreeSet<String>();
        String brand = troubled.brand().key();
        if (count("consent_entry where source = 'carrier' and not granted and brand = ?", brand) == 3) {
            effects.add("opted out");
        }
        troubled.suppressions().forEach(entry -> {
            assertThat(entry).containsEntry("code", troubled.message(id).getString("errorCode"));
            effects.add("suppressed");
        });
        if (count("closed_country where country = 'US' and brand = ?", brand) == 1) {
            effects.add("country closed");
        }
        if (troubled.sender().get("haltedSince") != null) {
            assertThat(troubled.sender())
                    .containsEntry(
                            "haltedReason", "carrier:" + troubled.message(id).getString("errorCode"));
            effects.add("halted");
        }
        // A number that rests because a text was not processed is the queue's matter, not this table's.
        if (!end.equals("QUEUED")
                && count(
                                "sender_pace where resting_until is not null and number = ?",
                                troubled.brand().number())
                        == 1) {
            effects.add("rests");
        }
        Troubled.retriesOf(id).forEach(retry -> effects.add("retried " + when(id)));
        alerts.of(brand).stream()
                .map(alert -> "alert "
                        + alert.consequence().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .forEach(effects::add);
        return effects;
    }

    private static String when(String id) {
        return (String) Database.rows("""
                select case when due_at <= created_at then 'at once'
                            when due_at <= created_at + interval '15 minutes' then 'in minutes'
                            when (due_at at time zone 'America/Los_Angeles')::date
                              = (created_at at time zone 'America/Los_Angeles')::date + 1 then 'tomorrow'
                            else 'at ' || due_at end as moment
                from message where retry_of = ?""", UUID.fromString(id)).getFirst().get("moment");
    }

    private static int count(String what, String brand) {
        return ((Number) Database.rows("select count(*) as n from " + what, brand)
                        .getFirst()
                        .get("n"))
                .intValue();
    }
}
