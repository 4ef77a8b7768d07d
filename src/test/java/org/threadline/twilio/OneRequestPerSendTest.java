package org.threadline.twilio;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.message.Media;
import org.threadline.message.Status;
import org.threadline.outbound.OutgoingText;
import org.threadline.outbound.SendOutcome;
import org.threadline.value.PhoneNumber;

import com.twilio.http.HttpMethod;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;

import io.smallrye.config.SmallRyeConfigBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a server that counts: whatever happens, one send is one request. */
class OneRequestPerSendTest {

    private static final String SID = "SM0123456789abcdef0123456789abcdef";
    private static final String CREATED =
            "{\"sid\":\"%s\",\"status\":\"queued\",\"num_segments\":\"2\"}".formatted(SID);

    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> seen = java.util.Collections.synchronizedList(new ArrayList<>());
    private volatile Answer answer;
    private ServerSocket server;

    private interface Answer {
        void give(Socket socket) throws Exception;
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "429, 20429, NotProcessed[why=throttled]",
        "429, 0, NotProcessed[why=throttled]",
        "500, 20500, Unknown[why=http-500]",
        "502, 0, Unknown[why=http-502]",
        "503, 20503, Unknown[why=http-503]",
        "504, 0, Unknown[why=http-504]",
        "400, 21610, 'Refused[errorCode=21610, recipientOptedOut=true]'",
        "400, 21211, 'Refused[errorCode=21211, recipientOptedOut=false]'",
        "401, 20003, 'Refused[errorCode=20003, recipientOptedOut=false]'",
    })
    void anErrorIsOneRequestAndAnOutcome(int status, int code, String outcome) {
        answer = socket -> write(
                socket,
                status,
                code == 0 ? "" : "{\"code\":%d,\"message\":\"x\",\"status\":%d}".formatted(code, status));

        assertThat(carrier(Map.of()).send(text(null, List.of()))).hasToString(outcome);
        assertThat(requests).hasValue(1);
    }

    @Test
    void acceptedIsOneRequestWithOurIdInTheCallback() {
        answer = socket -> write(socket, 201, CREATED);
        OutgoingText text =
                text("MG0123456789abcdef0123456789abcdef", List.of(new Media("https://shop.example/a.png", null)));

        assertThat(carrier(Map.of()).send(text)).isEqualTo(new SendOutcome.Accepted(SID, Status.ACCEPTED, 2));

        assertThat(requests).hasValue(1);
        assertThat(seen.getFirst())
                .contains(
                        "StatusCallback=https%3A%2F%2Fshop.example%2Fwebhooks%2Ftwilio%2Fstatus%2F" + text.messageId())
                .contains("MessagingServiceSid=MG0123456789abcdef0123456789abcdef")
                .contains("MediaUrl=https%3A%2F%2Fshop.example%2Fa.png")
                .contains("From=%2B12025550100");
    }

    @Test
    void aTimeOutIsOneRequestAndUnknown() {
        answer = socket -> TimeUnit.SECONDS.sleep(3);

        assertThat(carrier(Map.of("twilio.read-timeout", "300ms")).send(text(null, List.of())))
                .isEqualTo(new SendOutcome.Unknown("no-answer"));
        assertThat(requests).hasValue(1);
    }

    @Test
    void aResetAfterTheRequestIsOneRequestAndUnknown() {
        answer = socket -> socket.setSoLinger(true, 0);

        assertThat(carrier(Map.of()).send(text(null, List.of()))).isEqualTo(new SendOutcome.Unknown("no-answer"));
        assertThat(requests).hasValue(1);
    }

    @Test
    void whenNobodyListensItWasCertainlyNotSent() throws IOException {
        TwilioCarrier carrier = carrier(Map.of());
        server.close();

        assertThat(carrier.send(text(null, List.of()))).isEqualTo(new SendOutcome.NotProcessed("carrier-unreachable"));
        assertThat(requests).hasValue(0);
    }

    @Test
    void sixtySendsAreUnderWayAtOnce() throws Exception {
        var all = new CountDownLatch(60);
        answer = socket -> {
            all.countDown();
            all.await(20, TimeUnit.SECONDS);
            write(socket, 201, CREATED);
        };
        TwilioCarrier carrier = carrier(Map.of());
        var outcomes = new ArrayList<Future<SendOutcome>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                outcomes.add(threads.submit(() -> carrier.send(text(null, List.of()))));
            }
        }

        for (Future<SendOutcome> outcome : outcomes) {
            assertThat(outcome.get()).isInstanceOf(SendOutcome.Accepted.class);
        }
        assertThat(all.getCount()).isZero();
    }

    @Test
    void theSdksOwnClientWouldHaveSentAgain() {
        answer = socket -> write(socket, 503, "{}");
        var stock = new NetworkHttpClient(HttpClientBuilder.create());
        var request = new Request(HttpMethod.POST, "http://localhost:" + server.getLocalPort() + "/Messages.json");
        request.setAuth("AC1", "token");

        stock.reliableRequest(request);

        assertThat(requests).hasValueGreaterThan(1);
    }

    private TwilioCarrier carrier(Map<String, String> settings) {
        TwilioConfig config = new SmallRyeConfigBuilder()
                .withMapping(TwilioConfig.class)
                .withDefaultValue("twilio.account-sid", "AC1")
                .withDefaultValue("twilio.auth-token", "token")
                .withDefaultValue("twilio.api-url", "http://localhost:" + server.getLocalPort())
                .withDefaultValues(settings)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(TwilioConfig.class);
        assertThat(config.readTimeout()).isLessThanOrEqualTo(Duration.ofSeconds(15));
        return new TwilioCarrier(config, new PublicUrl(URI.create("https://shop.example/")));
    }

    private static OutgoingText text(String service, List<Media> media) {
        return new OutgoingText(
                UUID.randomUUID(),
                "acme",
                PhoneNumber.of("+12025550142"),
                PhoneNumber.of("+12025550100"),
                service,
                "Hello",
                media);
    }

    /** One connection may carry several requests; each is counted when it has been read whole. */
    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            while (true) {
                String request = read(in);
                if (request == null) {
                    return;
                }
                requests.incrementAndGet();
                seen.add(request);
                answer.give(socket);
                if (socket.getSoLinger() == 0) {
                    return;
                }
            }
        } catch (Exception gone) {
            // The client has had enough.
        }
    }

    private static String read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    private static void write(Socket socket, int status, String body) throws IOException {
        socket.getOutputStream()
                .write("HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(status, body.length(), body)
                        .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }
}
