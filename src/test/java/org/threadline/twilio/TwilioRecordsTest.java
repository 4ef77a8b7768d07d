package org.threadline.twilio;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.inbound.CarrierInbox.Listed;
import org.threadline.local.carrier.CarrierSimulator;
import org.threadline.local.carrier.SimulatorConfig;
import org.threadline.message.Media;
import org.threadline.message.Status;
import org.threadline.outbound.CarrierRecords.Answer;
import org.threadline.outbound.CarrierRecords.Entry;
import org.threadline.value.PhoneNumber;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The real SDK, reading what the simulated carrier has. */
class TwilioRecordsTest {

    private static final String OURS = "+13035550100";
    private static final PhoneNumber THEIRS = new PhoneNumber("+12025550177");
    private static final String API = "/2010-04-01/Accounts/" + StubAccount.SID;

    private static CarrierSimulator simulator;
    private static TwilioRecords records;
    private static TwilioInbox inbox;

    @BeforeAll
    static void theCarrierRuns() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        simulator = CarrierSimulator.start(SimulatorConfig.from(Map.of(
                SimulatorConfig.ACCOUNT_SID,
                StubAccount.SID,
                SimulatorConfig.AUTH_TOKEN,
                "token",
                SimulatorConfig.PORT,
                String.valueOf(port))));
        records = new TwilioRecords(StubAccount.at(simulator.url()));
        inbox = new TwilioInbox(StubAccount.at(simulator.url()));
    }

    @AfterAll
    static void theCarrierStops() {
        simulator.close();
    }

    @AfterEach
    void nothingIsLeft() {
        call("DELETE", "/_simulator/messages", "");
        call("DELETE", "/_simulator/faults", "");
    }

    @Test
    void everyPageIsRead() {
        for (int i = 0; i < 1001; i++) {
            send("text " + i);
        }

        assertThat(entries(records.sentTo(THEIRS, null)))
                .hasSize(1001)
                .extracting(Entry::body)
                .doesNotHaveDuplicates();
    }

    @Test
    void aTextIsReadWithAllThatTheCarrierKnowsOfIt() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        send("Hello");
        await().until(() -> entries(records.sentTo(THEIRS, null)).getFirst().status() == Status.DELIVERED);

        Entry entry = entries(records.sentTo(THEIRS, before)).getFirst();

        assertThat(entry.from()).isEqualTo(new PhoneNumber(OURS));
        assertThat(entry.createdAt()).isBetween(before, Instant.now());
        assertThat(entry.price()).isEqualByComparingTo("0.0083");
        assertThat(entry.currency()).isEqualTo("USD");
        assertThat(entry.segments()).isOne();
        assertThat(entries(records.withId(entry.carrierMessageId()))).containsExactly(entry);
        assertThat(entries(records.sentTo(THEIRS, Instant.now().plusSeconds(60))))
                .isEmpty();
    }

    @Test
    void whatTheCarrierHasForgottenIsNoEntry() {
        assertThat(entries(records.withId("SM" + "0".repeat(32)))).isEmpty();
    }

    @Test
    void aListThatCannotBeReadIsNotAnEmptyOne() {
        send("Hello");
        call("PUT", "/_simulator/faults", "{\"failLists\":true}");

        assertThat(records.sentTo(THEIRS, null)).isEqualTo(new Answer.Unavailable("http-503"));
        assertThat(records.withId("SM1")).isEqualTo(new Answer.Unavailable("http-503"));
        assertThat(inbox.textsTo(new PhoneNumber(OURS), Instant.EPOCH, null)).isEmpty();
        assertThat(inbox.mediaOf("MM1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429|{\"code\":20429,\"message\":\"Too many\",\"status\":429}",
                "500|<html>oops</html>",
                "200|<html>proxy</html>",
                "200|{}",
            })
    void anyAnswerThatIsNoListIsNotAnEmptyOne(int status, String body) throws IOException {
        try (var stub = CarrierStub.answering(status, body)) {
            var account = StubAccount.at(stub.url());

            assertThat(new TwilioRecords(account).sentTo(THEIRS, null)).isInstanceOf(Answer.Unavailable.class);
            assertThat(new TwilioInbox(account).textsTo(new PhoneNumber(OURS), Instant.EPOCH, null))
                    .isEmpty();
            assertThat(stub.received()).hasSize(2);
        }
    }

    @Test
    void textsFromCustomersAreReadOldestFirstWithTheirPictures() {
        text("three", "2026-03-01T12:00:02Z", "");
        text("one", "2026-03-01T12:00:00Z", "");
        text("two", "2026-03-01T12:00:01Z", """
                ,"media":[{"contentType":"image/png","data":"AAAA"}]""");
        text("later", "2026-03-01T13:00:00Z", "");
        send("not theirs");

        List<Listed> found = inbox.textsTo(
                        new PhoneNumber(OURS),
                        Instant.parse("2026-03-01T12:00:00Z"),
                        Instant.parse("2026-03-01T12:30:00Z"))
                .orElseThrow();

        assertThat(found).extracting(Listed::body).containsExactly("one", "two", "three");
        assertThat(found).extracting(Listed::media).containsExactly(0, 1, 0);
        Listed two = found.get(1);
        assertThat(two.sentAt()).isEqualTo("2026-03-01T12:00:01Z");
        Media picture = inbox.mediaOf(two.carrierMessageId()).orElseThrow().getFirst();
        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(call("GET", URI.create(picture.url()).getPath(), "")).isEqualTo(307);
    }

    private static List<Entry> entries(Answer answer) {
        return ((Answer.Entries) answer).entries();
    }

    private static void send(String body) {
        assertThat(call(
                        "POST",
                        API + "/Messages.json",
                        "To=" + encode(THEIRS.value()) + "&From=" + encode(OURS) + "&Body=" + encode(body)))
                .isEqualTo(201);
    }

    private static void text(String body, String sentAt, String more) {
        call("PUT", "/_simulator/faults", "{\"blackholeWebhooks\":true}");
        assertThat(call("POST", "/_simulator/texts", """
                        {"from":"%s","to":"%s","body":"%s","sentAt":"%s"%s}""".formatted(THEIRS.value(), OURS, body, sentAt, more)))
                .isEqualTo(202);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static int call(String method, String path, String body) {
        String credentials = Base64.getEncoder().encodeToString((StubAccount.SID + ":token").getBytes(UTF_8));
        String type = path.startsWith("/_") ? "application/json" : "application/x-www-form-urlencoded";
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(simulator.url() + path))
                                    .header("Authorization", "Basic " + credentials)
                                    .header("Content-Type", type)
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
