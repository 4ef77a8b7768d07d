package org.threadline.local.carrier;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadline.local.carrier.SimulatorUnderTest.BRAND;
import static org.threadline.local.carrier.SimulatorUnderTest.newNumber;

class PhonePageTest {

    private static final String HOSTILE = "<script>alert(1)</script>\\n\\ndata: {}";

    @RegisterExtension
    static final SimulatorUnderTest SIMULATOR = new SimulatorUnderTest();

    @Test
    void onlyItsOwnScriptMayRun() throws Exception {
        var page = SIMULATOR.call("GET", "/", null);
        var script = page.text()
                .substring(page.text().indexOf("<script>") + 8, page.text().indexOf("</script>"));
        var digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().get("content-security-policy"))
                .contains("default-src 'none'")
                .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("})
    void nothingInItTurnsTextIntoMarkup(String call) {
        assertThat(SIMULATOR.call("GET", "/", null).text()).doesNotContain(call);
    }

    @Test
    void itNeedsNothingFromElsewhere() {
        assertThat(SIMULATOR.call("GET", "/", null).text()).doesNotContainPattern("(src|href)=\"(https?:)?//");
    }

    @Test
    void aHostileTextReachesItAsOneLineOfJson() throws Exception {
        var from = newNumber();
        try (var stream = URI.create(SIMULATOR.url() + "/_simulator/stream")
                        .toURL()
                        .openStream();
                var lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            assertThat(lines.readLine()).startsWith("retry:");
            SIMULATOR.call(
                    "POST",
                    "/_simulator/texts",
                    "{\"from\":\"%s\",\"to\":\"%s\",\"body\":\"%s\"}".formatted(from, BRAND, HOSTILE));
            String line;
            do {
                line = lines.readLine();
            } while (!line.startsWith("data:"));

            var text = Json.MAPPER.readTree(line.substring(5));
            assertThat(text.get("from").asText()).isEqualTo(from);
            assertThat(text.get("body").asText()).isEqualTo("<script>alert(1)</script>\n\ndata: {}");
        }
        assertThat(SIMULATOR.call("GET", "/", null).text()).doesNotContain("alert(1)");
    }

    @Test
    void aPageElsewhereCannotSendToTheSimulator() {
        var json = "{\"from\":\"%s\",\"to\":\"%s\",\"body\":\"x\"}".formatted(newNumber(), BRAND);

        assertThat(SIMULATOR.post("/_simulator/texts", "text/plain", json).status())
                .isEqualTo(400);
        assertThat(SIMULATOR.post("/_simulator/texts", "application/json", json).status())
                .isEqualTo(202);
    }
}
