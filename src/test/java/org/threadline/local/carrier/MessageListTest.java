package org.threadline.local.carrier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.threadline.local.carrier.SimulatorUnderTest.BRAND;
import static org.threadline.local.carrier.SimulatorUnderTest.form;
import static org.threadline.local.carrier.SimulatorUnderTest.newNumber;

class MessageListTest {

    @RegisterExtension
    static final SimulatorUnderTest SIMULATOR = new SimulatorUnderTest();

    private final String to = newNumber();

    @Test
    void pagesLeadThroughEverythingNewestFirst() {
        IntStream.range(0, 7).forEach(i -> send("text " + i));
        var bodies = new ArrayList<String>();

        var path = "/Messages.json?" + form("To", to, "PageSize", "3");
        var pages = 0;
        while (path != null) {
            var page = SIMULATOR.api("GET", path, null).json();
            assertThat(page.get("page").asInt()).isEqualTo(pages++);
            page.get("messages")
                    .forEach(message -> bodies.add(message.get("body").asText()));
            send("written while somebody pages");
            path = page.get("next_page_uri").isNull()
                    ? null
                    : page.get("next_page_uri").asText();
        }

        assertThat(pages).isEqualTo(3);
        assertThat(bodies).isEqualTo(List.of("text 6", "text 5", "text 4", "text 3", "text 2", "text 1", "text 0"));
    }

    @Test
    void aTextHasItsPriceOnceItHasComeToItsEnd() {
        var sid = send("x".repeat(161));

        await().until(() -> "delivered"
                .equals(SIMULATOR
                        .api("GET", "/Messages/" + sid + ".json", null)
                        .json()
                        .get("status")
                        .asText()));

        var listed = SIMULATOR
                .api("GET", "/Messages.json?" + form("To", to), null)
                .json()
                .get("messages")
                .get(0);
        assertThat(listed.get("price").asText()).isEqualTo("-0.01580");
        assertThat(listed.get("price_unit").asText()).isEqualTo("USD");
    }

    @Test
    void datesNarrowIt() {
        send("now");
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var today = LocalDate.now(ZoneOffset.UTC);

        assertThat(list("DateSent>", now.minusSeconds(60).toString())).hasSize(1);
        assertThat(list("DateSent>", now.plusSeconds(60).toString())).isEmpty();
        assertThat(list("DateSent<", now.plusSeconds(60).toString())).hasSize(1);
        assertThat(list("DateSent<", now.minusSeconds(60).toString())).isEmpty();
        assertThat(list("DateSent>", today.minusDays(1).toString())).hasSize(1);
        assertThat(list("DateSent", today.minusDays(3).toString())).isEmpty();
    }

    @Test
    void anEmptyBodyRedacts() {
        var sid = send("a secret");

        assertThat(SIMULATOR
                        .api("POST", "/Messages/" + sid + ".json", "Body=")
                        .json()
                        .get("body")
                        .asText())
                .isEmpty();
        assertThat(SIMULATOR.api("GET", "/Messages/" + sid + ".json", null).text())
                .doesNotContain("secret");
        assertThat(SIMULATOR.accepted(to).toString()).doesNotContain("secret");
    }

    @Test
    void nothingElseCanBeChanged() {
        var sid = send("as it was");

        assertThat(SIMULATOR
                        .api("POST", "/Messages/" + sid + ".json", "Body=other")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aMessageCanBeDeletedOnceItIsFinal() {
        var sid = send("soon gone");
        assertThat(SIMULATOR.api("DELETE", "/Messages/" + sid + ".json", null).status())
                .isEqualTo(409);
        await().untilAsserted(() -> assertThat(SIMULATOR
                        .api("DELETE", "/Messages/" + sid + ".json", null)
                        .status())
                .isEqualTo(204));

        assertThat(SIMULATOR.api("GET", "/Messages/" + sid + ".json", null).status())
                .isEqualTo(404);
        assertThat(SIMULATOR.accepted(to)).isEmpty();
    }

    private JsonNode list(String name, String value) {
        return SIMULATOR
                .api("GET", "/Messages.json?" + form("To", to, name, value), null)
                .json()
                .get("messages");
    }

    private String send(String body) {
        return SIMULATOR
                .create("To", to, "From", BRAND, "Body", body)
                .json()
                .get("sid")
                .asText();
    }
}
