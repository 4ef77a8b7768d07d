package org.threadline.events.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Metrics;
import org.threadline.harness.Refusal;
import org.threadline.harness.Stream;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many streams, and such as are not read. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class LiveReadersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FLOOD = 4000;
    private static final int MANY = 300;

    @Test
    void whoDoesNotReadIsDroppedAndCanResume() throws Exception {
        var brand = TestBrand.create();
        var agent = brand.agent("agent-1");
        double dropped = Metrics.value("threadline_live_dropped_total");
        String from = placeNow();
        try (Socket deaf = openAndNeverRead(agent);
                var reading = Stream.of(agent)) {
            await().atMost(PATIENCE).until(() -> !reading.told().isEmpty());

            flood(brand, 10_000, FLOOD);

            await().atMost(PATIENCE).until(() -> Metrics.value("threadline_live_dropped_total") >= dropped + 1);
            assertThat(deaf.isConnected()).isTrue();
        }
        assertThat(hearOut(agent, from)).doesNotHaveDuplicates().hasSize(FLOOD);
    }

    @Test
    void whoGoesWhileTheStreamBeginsTakesNoPlace() throws Exception {
        var agent = TestBrand.create().agent("hasty-reader");

        for (int i = 0; i < MANY; i++) {
            try (Socket hasty = ask(agent)) {
                hasty.setSoLinger(true, 0);
                if (i % 2 == 0) {
                    hasty.getInputStream().read();
                }
            }
        }

        await().atMost(PATIENCE).until(() -> {
            try (Socket another = ask(agent)) {
                var answer = new BufferedReader(new InputStreamReader(another.getInputStream(), US_ASCII));
                return answer.readLine().contains(" 200 ");
            }
        });
        await().atMost(PATIENCE).until(() -> Metrics.value("threadline_live_streams") == 0);
    }

    /** As a client does: whenever the stream ends, go on behind the last id. */
    private static List<String> hearOut(Agent agent, String from) {
        var ids = new ArrayList<String>();
        for (String last = from; ids.size() < FLOOD; last = ids.isEmpty() ? from : ids.getLast()) {
            try (var stream = Stream.of(agent, last)) {
                int missing = FLOOD - ids.size();
                await().atMost(PATIENCE)
                        .until(() -> stream.isEnded() || stream.facts().size() >= missing);
                stream.facts().forEach(told -> ids.add(told.id()));
            }
        }
        return ids;
    }

    @Test
    void hundredsListenAndNoneHasAThread() throws Exception {
        var brand = TestBrand.create();
        List<Agent> agents = IntStream.range(0, MANY)
                .mapToObj(number -> brand.agent("crowd-" + number))
                .toList();
        var heard = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(2);
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
        try {
            int before = Thread.getAllStackTraces().size();
            agents.forEach(agent -> listen(client, agent, heard));
            await().atMost(PATIENCE).until(() -> Metrics.value("threadline_live_streams") >= MANY);

            flood(brand, 10, 1);

            await().atMost(PATIENCE).until(() -> heard.get() == MANY);
            assertThat(Thread.getAllStackTraces()).hasSizeLessThan(before + MANY / 3);
        } finally {
            client.shutdownNow();
            threads.shutdownNow();
        }
        await().atMost(PATIENCE).until(() -> Metrics.value("threadline_live_streams") < MANY);
    }

    @Test
    void oneTokenDoesNotTakeAllPlaces() {
        var agent = TestBrand.create().agent("collector");
        var streams = new ArrayList<Stream>();
        try {
            IntStream.range(0, 5).forEach(number -> streams.add(Stream.of(agent)));
            streams.forEach(stream ->
                    await().atMost(PATIENCE).until(() -> !stream.told().isEmpty()));

            Refusal.of(agent.call().get("/api/v1/events"), 429, "too-many-calls");
        } finally {
            streams.forEach(Stream::close);
        }
    }

    private static void listen(HttpClient client, Agent agent, AtomicInteger heard) {
        var request = HttpRequest.newBuilder(URI.create(Stream.base() + "/api/v1/events"))
                .header("Authorization", "Bearer " + agent.token())
                .build();
        client.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(heard)));
    }

    private static Socket openAndNeverRead(Agent agent) throws IOException {
        Socket socket = ask(agent);
        double before = Metrics.value("threadline_live_streams");
        await().atMost(PATIENCE).until(() -> before > 0 || Metrics.value("threadline_live_streams") > before);
        return socket;
    }

    private static Socket ask(Agent agent) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        URI base = URI.create(Stream.base());
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        socket.getOutputStream()
                .write(("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + agent.token()
                                + "\r\n\r\n")
                        .getBytes(US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static void flood(TestBrand brand, int size, int count) {
        Database.change("""
                insert into outbox_event (id, brand, slot, key, type, event, created_at, published_at, keep_until)
                select gen_random_uuid(), ?, 0, gen_random_uuid(), 'thread.opened', repeat('x', ?),
                       now(), now(), now() + interval '1 hour'
                from generate_series(1, cast(? as int)) n""", brand.key(), size, count);
    }

    private static String placeNow() {
        return Database.rows("select last from live_line")
                .getFirst()
                .get("last")
                .toString();
    }

    /** Counts who has heard of a thread. */
    private record Lines(AtomicInteger heard) implements java.util.concurrent.Flow.Subscriber<String> {

        @Override
        public void onSubscribe(java.util.concurrent.Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("event:thread.opened") || line.startsWith("event: thread.opened")) {
                heard.incrementAndGet();
            }
        }

        @Override
        public void onError(Throwable gone) {
            // The client was closed.
        }

        @Override
        public void onComplete() {
            // Nothing more to hear.
        }
    }
}
