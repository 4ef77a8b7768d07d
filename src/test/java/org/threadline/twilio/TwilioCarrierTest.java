package org.threadline.twilio;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.message.Media;
import org.threadline.message.Status;
import org.threadline.outbound.OutgoingText;
import org.threadline.outbound.SendOutcome;
import org.threadline.value.PhoneNumber;

import com.twilio.exception.ApiException;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.MessageCreator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** One send is one request, whatever comes back; and what comes back is told for what it is. */
class TwilioCarrierTest {

    private static final String PUBLIC_URL = "https://texts.example.com";
    private static final String ACCEPTED = """
            {"sid":"SM0123456789abcdef0123456789abcdef","status":"%s","num_segments":"%s","error_code":null}""";

    @ParameterizedTest
    @CsvSource({
        "queued, 1, ACCEPTED, 1",
        "accepted, 0, ACCEPTED, 0",
        "sent, 2, SENT, 2",
        "teleported, many, ACCEPTED, 0",
        "delivered, 3, DELIVERED, 3"
    })
    void whatIsAcceptedIsAccepted(String said, String segments, Status status, int counted) throws IOException {
        try (var stub = CarrierStub.answering(201, ACCEPTED.formatted(said, segments))) {
            var outcome = carrier(stub).send(text());

            assertThat(outcome)
                    .isEqualTo(new SendOutcome.Accepted("SM0123456789abcdef0123456789abcdef", status, counted));
            assertThat(stub.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, 21610, true",
        "400, 21211, false",
        "400, 21408, false",
        "400, 21606, false",
        "400, 21617, false",
        "403, 20005, false",
        "404, 20404, false"
    })
    void whatIsRefusedIsRefusedWithTheCode(int http, int code, boolean optedOut) throws IOException {
        try (var stub = CarrierStub.refusing(http, code)) {
            var outcome = carrier(stub).send(text());

            assertThat(outcome).isEqualTo(new SendOutcome.Refused(String.valueOf(code), optedOut));
            assertThat(stub.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, 20429, throttled",
        "400, 20429, throttled",
        "400, 21611, sender-queue-full",
        "401, 20003, credentials-refused",
        "403, 20003, credentials-refused"
    })
    void whatTheCarrierHasNotLookedAtWaits(int http, int code, String why) throws IOException {
        try (var stub = CarrierStub.refusing(http, code)) {
            var outcome = carrier(stub).send(text());

            assertThat(outcome).isEqualTo(new SendOutcome.NotProcessed(why));
            assertThat(stub.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"500, 20500", "502, 20502", "503, 20503", "504, 20504", "400, 20500", "408, 20408"})
    void whatMayHaveBeenTakenIsUnknown(int http, int code) throws IOException {
        try (var stub = CarrierStub.refusing(http, code)) {
            var outcome = carrier(stub).send(text());

            assertThat(outcome).isEqualTo(new SendOutcome.Unknown("http-" + http));
            assertThat(stub.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | <html>Bad gateway</html>",
                "503 | ''",
                "201 | ''",
                "201 | <html>Welcome to the hotel's wireless network</html>",
                "201 | {}",
                "200 | {\"sid\":null}",
                "201 | {\"sid\":\"SM01",
                "307 | ''",
                "302 | {}"
            })
    void anAnswerThatIsNotTheCarriersIsUnknown(int http, String body) throws IOException {
        try (var stub = CarrierStub.answering(http, body)) {
            var outcome = carrier(stub).send(text());

            assertThat(outcome).isInstanceOf(SendOutcome.Unknown.class);
            assertThat(stub.received()).hasSize(1);
        }
    }

    @Test
    void a429OfAProxyThatSaysNothingElseWaits() throws IOException {
        try (var stub = CarrierStub.answering(429, "")) {
            assertThat(carrier(stub).send(text())).isEqualTo(new SendOutcome.NotProcessed("throttled"));
            assertThat(stub.received()).hasSize(1);
        }
    }

    @Test
    void noAnswerInTimeIsUnknown() throws IOException {
        try (var stub = CarrierStub.hanging()) {
            var impatient = StubAccount.at(stub.url()).withReadTimeout(Duration.ofMillis(300));

            var outcome = new TwilioCarrier(impatient, publicUrl()).send(text());

            assertThat(outcome).isEqualTo(new SendOutcome.Unknown("no-answer"));
            assertThat(stub.received()).hasSize(1);
        }
    }

    @Test
    void aConnectionCutAfterTheRequestIsUnknown() throws IOException {
        try (var stub = CarrierStub.resetting()) {
            assertThat(carrier(stub).send(text())).isEqualTo(new SendOutcome.Unknown("no-answer"));
            assertThat(stub.received()).hasSize(1);
        }
    }

    @Test
    void aConnectionClosedAfterTheRequestIsUnknown() throws IOException {
        try (var stub = CarrierStub.hangingUp()) {
            assertThat(carrier(stub).send(text())).isEqualTo(new SendOutcome.Unknown("no-answer"));
            assertThat(stub.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:%d", "https://localhost:%d"})
    void aCarrierThatIsNotThereHasNotProcessedIt(String url) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        var outcome = new TwilioCarrier(StubAccount.at(url.formatted(port)), publicUrl()).send(text());

        assertThat(outcome).isEqualTo(new SendOutcome.NotProcessed("carrier-unreachable"));
    }

    @Test
    void aCarrierWithWhomNoTlsComesAboutHasNotProcessedIt() throws IOException {
        try (var stub = CarrierStub.refusingTls()) {
            var account = StubAccount.at(stub.url().replace("http:", "https:"));

            var outcome = new TwilioCarrier(account, publicUrl()).send(text());

            assertThat(outcome).isEqualTo(new SendOutcome.NotProcessed("carrier-unreachable"));
        }
    }

    @Test
    void sixtySendsAreUnderWayAtTheSameTime() throws Exception {
        try (var stub = CarrierStub.hanging();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var carrier = carrier(stub);
            var sends = new ArrayList<Future<SendOutcome>>();
            for (int i = 0; i < 60; i++) {
                sends.add(threads.submit(() -> carrier.send(text())));
            }

            await().atMost(Duration.ofSeconds(4))
                    .untilAsserted(() -> assertThat(stub.received()).hasSize(60));
            assertThat(sends).noneMatch(Future::isDone);
        }
    }

    /** The control: what all of the above would be worth with the client that comes with the SDK. */
    @Test
    void theSdksOwnClientSendsAgain() throws IOException {
        try (var stub = CarrierStub.refusing(503, 20503)) {
            var port = URI.create(stub.url()).getPort();
            var stock = new NetworkHttpClient(HttpClientBuilder.create()
                    .setRoutePlanner((target, context) -> new HttpRoute(new HttpHost("http", "localhost", port))));
            var client = new TwilioRestClient.Builder("user", "password")
                    .accountSid(StubAccount.SID)
                    .httpClient(stock)
                    .build();
            var creator = new MessageCreator(
                    new com.twilio.type.PhoneNumber("+12025550142"),
                    new com.twilio.type.PhoneNumber("+13035550100"),
                    "Hi");

            assertThatThrownBy(() -> creator.create(client)).isInstanceOf(ApiException.class);

            assertThat(stub.received()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void theRequestSaysWhoWhatAndWhereToCallBack() throws IOException {
        try (var stub = CarrierStub.answering(201, ACCEPTED.formatted("queued", "1"))) {
            var text = text();

            carrier(stub).send(text);

            var request = stub.received().getFirst();
            assertThat(request.line())
                    .isEqualTo("POST /2010-04-01/Accounts/" + StubAccount.SID + "/Messages.json HTTP/1.1");
            assertThat(request.form("To")).containsExactly("+12025550142");
            assertThat(request.form("From")).containsExactly("+13035550100");
            assertThat(request.form("Body")).containsExactly("It\u2019s here \uD83D\uDE00 & more");
            assertThat(request.form("StatusCallback"))
                    .containsExactly(PUBLIC_URL + "/webhooks/twilio/status/" + text.messageId());
            assertThat(request.form("MessagingServiceSid")).isEmpty();
            assertThat(request.form("MediaUrl")).isEmpty();
            assertThat(request.headers()).containsEntry("Authorization", basic(StubAccount.SID, "token"));
        }
    }

    @Test
    void theRequestNamesThePoolAndThePictures() throws IOException {
        try (var stub = CarrierStub.answering(201, ACCEPTED.formatted("accepted", "0"))) {
            var pictures = List.of(
                    new Media("https://shop.example.com/a.jpg", null),
                    new Media("https://shop.example.com/b.jpg?x=1&y=2", "image/jpeg"));

            carrier(stub).send(text("MG0123456789abcdef0123456789abcdef", pictures));

            var request = stub.received().getFirst();
            assertThat(request.form("MessagingServiceSid")).containsExactly("MG0123456789abcdef0123456789abcdef");
            assertThat(request.form("MediaUrl"))
                    .containsExactly("https://shop.example.com/a.jpg", "https://shop.example.com/b.jpg?x=1&y=2");
        }
    }

    @Test
    void aPictureThatHasNoAddressIsRefusedBeforeItIsSent() throws IOException {
        try (var stub = CarrierStub.answering(201, ACCEPTED.formatted("queued", "1"))) {
            var outcome = carrier(stub).send(text(null, List.of(new Media("https://shop.example.com/a|b.jpg", null))));

            assertThat(outcome).isEqualTo(new SendOutcome.Refused("21620", false));
            assertThat(stub.received()).isEmpty();
        }
    }

    @Test
    void theKeyPairIsUsedWhenThereIsOne() throws IOException {
        try (var stub = CarrierStub.answering(201, ACCEPTED.formatted("queued", "1"))) {
            var account = StubAccount.at(stub.url()).withApiKey("SK1", "api-secret");

            new TwilioCarrier(account, publicUrl()).send(text());

            var request = stub.received().getFirst();
            assertThat(request.headers()).containsEntry("Authorization", basic("SK1", "api-secret"));
            assertThat(request.line()).contains("/Accounts/" + StubAccount.SID + "/");
        }
    }

    private static TwilioCarrier carrier(CarrierStub stub) {
        return new TwilioCarrier(StubAccount.at(stub.url()), publicUrl());
    }

    private static PublicUrl publicUrl() {
        return new PublicUrl(URI.create(PUBLIC_URL + "/"));
    }

    private static OutgoingText text() {
        return text(null, List.of());
    }

    private static OutgoingText text(String pool, List<Media> media) {
        return new OutgoingText(
                UUID.randomUUID(),
                "acme",
                PhoneNumber.of("+12025550142"),
                PhoneNumber.of("+13035550100"),
                pool,
                "It\u2019s here \uD83D\uDE00 & more",
                media,
                null);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
