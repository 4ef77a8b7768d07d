package org.threadline.local.carrier;

import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadline.local.carrier.SimulatorUnderTest.ACCOUNT;
import static org.threadline.local.carrier.SimulatorUnderTest.BRAND;
import static org.threadline.local.carrier.SimulatorUnderTest.TOKEN;
import static org.threadline.local.carrier.SimulatorUnderTest.newNumber;

class InboundTextsTest {

    @RegisterExtension
    static final SimulatorUnderTest SIMULATOR = new SimulatorUnderTest();

    private final String from = newNumber();

    @BeforeEach
    void answer() {
        SIMULATOR.application().answers(200);
    }

    @AfterEach
    void calm() {
        SIMULATOR.noFaults();
    }

    @Test
    void arriveAsTwilioSendsThem() {
        var reply = text("Hi, \\\"é\\\" 🙏 & more", "");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().get("webhookStatus").asInt()).isEqualTo(200);
        var call = heard().getFirst();
        assertThat(call.isSignedWith(TOKEN)).isTrue();
        var sid = reply.json().get("messageSid").asText();
        assertThat(sid).matches("SM[0-9a-f]{32}");
        assertThat(call.form())
                .containsEntry("MessageSid", sid)
                .containsEntry("SmsSid", sid)
                .containsEntry("SmsMessageSid", sid)
                .containsEntry("AccountSid", ACCOUNT)
                .containsEntry("From", from)
                .containsEntry("To", BRAND)
                .containsEntry("Body", "Hi, \"é\" 🙏 & more")
                .containsEntry("NumMedia", "0")
                .containsEntry("NumSegments", "1")
                .containsEntry("FromCountry", "US")
                .containsEntry("ApiVersion", "2010-04-01")
                .doesNotContainKeys("OptOutType", "MessagingServiceSid", "MediaUrl0");
    }

    @Test
    void carryServiceAndKeywordAsGiven() {
        text("STOP", ",\"messagingServiceSid\":\"MG7\",\"optOutType\":\"STOP\"");

        assertThat(heard().getFirst().form())
                .containsEntry("MessagingServiceSid", "MG7")
                .containsEntry("OptOutType", "STOP");
    }

    @Test
    void carryPicturesBehindCredentialsAndARedirect() {
        var data = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});
        var reply = text(
                "",
                ",\"media\":[{\"contentType\":\"image/png\",\"data\":\"" + data
                        + "\"},{\"contentType\":\"image/gif\",\"url\":\"http://localhost/x.gif\"}]");

        assertThat(reply.json().get("messageSid").asText()).startsWith("MM");
        var form = heard().getFirst().form();
        assertThat(form)
                .containsEntry("NumMedia", "2")
                .containsEntry("MediaContentType0", "image/png")
                .containsEntry("MediaUrl1", "http://localhost/x.gif");
        var path = form.get("MediaUrl0").substring(SIMULATOR.url().length());
        assertThat(SIMULATOR.as("nobody", "nothing", "GET", path, null).status())
                .isEqualTo(401);
        var redirect = SIMULATOR.api("GET", path, null);
        assertThat(redirect.status()).isEqualTo(307);
        var target =
                redirect.headers().get("location").substring(SIMULATOR.url().length());
        assertThat(SIMULATOR.call("GET", target, null).headers()).containsEntry("content-type", "image/png");
    }

    @Test
    void areListedEvenWhenTheApplicationNeverHeard() {
        SIMULATOR.faults("{\"blackholeWebhooks\":true}");
        var reply = text("Anyone there?", "");

        assertThat(reply.json().get("webhookStatus").isNull()).isTrue();
        assertThat(reply.json().get("failure").asText()).isNotBlank();
        assertThat(heard()).isEmpty();
        var listed = SIMULATOR
                .api("GET", "/Messages.json?" + SimulatorUnderTest.form("From", from), null)
                .json()
                .get("messages");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("direction").asText()).isEqualTo("inbound");
        assertThat(listed.get(0).get("status").asText()).isEqualTo("received");
    }

    @Test
    void tellThatTheApplicationRefused() {
        SIMULATOR.application().answers(403);

        assertThat(text("Hello", "").json().get("webhookStatus").asInt()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"to\":\"+1\"}", "{\"from\":\"+1\",\"to\":\"+2\",\"text\":\"x\"}", "nonsense"})
    void aMistakeIsTold(String json) {
        assertThat(SIMULATOR.call("POST", "/_simulator/texts", json).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"STOP,21610", "stopall,21610", "' Quit ',21610", "STOP PLEASE,0", "HELP,0"})
    void theCarrierBlocksAfterAStopWordWhenAskedTo(String word, int code) {
        SIMULATOR.faults("{\"carrierOptOut\":true}");
        text(word, "");

        var reply = SIMULATOR.create("To", from, "From", BRAND, "Body", "Hello");
        assertThat(reply.status()).isEqualTo(code == 0 ? 201 : 400);
        assertThat(reply.json().path("code").asInt()).isEqualTo(code);
    }

    @Test
    void theCarrierAnswersAKeywordItselfAndSaysSo() {
        SIMULATOR.faults("{\"carrierOptOut\":true}");
        text("STOP", "");
        text("START", "");

        assertThat(heard().stream().map(call -> call.get("OptOutType"))).containsExactly("STOP", "START");
        assertThat(SIMULATOR.accepted(from)).hasSize(2);
        assertThat(SIMULATOR.accepted(from).get(0).get("direction").asText()).isEqualTo("outbound-reply");
        assertThat(SIMULATOR.create("To", from, "From", BRAND, "Body", "Hello").status())
                .isEqualTo(201);
    }

    @Test
    void withoutBeingAskedTheCarrierBlocksNobody() {
        text("STOP", "");

        assertThat(SIMULATOR.create("To", from, "From", BRAND, "Body", "Hello").status())
                .isEqualTo(201);
    }

    private SimulatorUnderTest.Reply text(String body, String more) {
        return SIMULATOR.call(
                "POST",
                "/_simulator/texts",
                "{\"from\":\"%s\",\"to\":\"%s\",\"body\":\"%s\"%s}".formatted(from, BRAND, body, more));
    }

    private List<StubApplication.Call> heard() {
        return SIMULATOR.application().callsTo("/webhooks/twilio/messages").stream()
                .filter(call -> from.equals(call.get("From")))
                .toList();
    }
}
