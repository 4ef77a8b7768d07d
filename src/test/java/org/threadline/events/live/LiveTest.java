package org.threadline.events.live;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.events.EventType;
import org.threadline.events.outbox.Fact;
import org.threadline.events.outbox.Outbox;
import org.threadline.harness.Database;
import org.threadline.harness.Machine;
import org.threadline.harness.Race;
import org.threadline.harness.Stream;
import org.threadline.harness.Stream.Told;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;
import org.threadline.value.Ids;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class LiveTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Outbox outbox;

    @Inject
    LiveLine line;

    @Test
    void whoLooksOnHearsThatAThreadWasClaimed() {
        var waiting = Waiting.customer();
        try (var stream = Stream.of(waiting.agent())) {
            waiting.colleague().claim(waiting.thread());

            await().atMost(PATIENCE).until(() -> !stream.named("thread.claimed").isEmpty());
            Told claimed = stream.named("thread.claimed").getFirst();
            assertThat(claimed.json().at("/data/threadId").asText()).isEqualTo(waiting.thread());
            assertThat(claimed.json().at("/data/assignee").asText()).isEqualTo("agent-2");
            assertThat(claimed.data())
                    .doesNotContain("parcel")
                    .doesNotContain(waiting.phone().number());
        }
    }

    @Test
    void anotherBrandHearsNothingOfIt() {
        var ours = Waiting.customer();
        var theirs = Waiting.customer();
        try (var stream = Stream.of(theirs.agent())) {
            ours.agent().claim(ours.thread());
            theirs.agent().claim(theirs.thread());

            await().atMost(PATIENCE).until(() -> !stream.named("thread.claimed").isEmpty());
            assertThat(stream.told())
                    .noneSatisfy(told -> assertThat(String.valueOf(told.data()))
                            .contains(ours.brand().key() + "\""));
        }
    }

    @Test
    void whatIsForOtherEarsThanAgentsIsNotInTheStream() {
        var brand = TestBrand.create();
        try (var stream = Stream.of(brand.agent("agent-1"))) {
            add(brand, EventType.CONSENT_CHANGED, 1);
            add(brand, EventType.THREAD_OPENED, 2);

            await().atMost(PATIENCE).until(() -> !stream.facts().isEmpty());
            assertThat(stream.facts()).extracting(Told::event).containsExactly("thread.opened");
        }
    }

    /** Its position in the outbox lies before one that was told long ago. */
    @Test
    void whatIsCommittedLateIsToldAllTheSame() throws Exception {
        var brand = TestBrand.create();
        try (var stream = Stream.of(brand.agent("agent-1"));
                Connection late = Database.connect()) {
            late.setAutoCommit(false);
            try (var insert = late.prepareStatement(INSERT)) {
                bind(insert, brand, 1, 1);
                insert.executeUpdate();
            }
            add(brand, EventType.THREAD_OPENED, 2);
            await().atMost(PATIENCE).until(() -> numbers(stream).equals(List.of(2)));

            late.commit();

            await().atMost(PATIENCE).until(() -> numbers(stream).equals(List.of(2, 1)));
        }
    }

    /** Events are written by several, put in line by several, and the reader goes away again and again. */
    @Test
    void aStreamThatBreaksAgainAndAgainHasNoGapAndNothingTwice() {
        var brand = TestBrand.create();
        var agent = brand.agent("agent-1");
        var writing = new AtomicBoolean(true);
        var heard = new ArrayList<Told>();
        String from = placeNow();

        Race.of(4, runner -> {
            if (runner == 0) {
                heard.addAll(hearInPieces(agent, from, writing));
            } else if (runner == 1) {
                lineUpWhile(writing);
            } else {
                writeAll(brand, runner, 150);
                writing.set(runner == 2 && writing.get());
            }
            return runner;
        });

        List<String> places = places(brand);
        assertThat(places).hasSize(300);
        assertThat(heard).extracting(Told::id).containsExactlyElementsOf(places);
    }

    @Test
    void whatWasMissedIsToldFirstThenWhatHappens() {
        var brand = TestBrand.create();
        String from = placeNow();
        writeAll(brand, 0, 1200);
        await().atMost(PATIENCE).until(() -> places(brand).size() == 1200);

        try (var stream = Stream.of(brand.agent("agent-1"), from)) {
            add(brand, EventType.THREAD_OPENED, 9999);

            await().atMost(PATIENCE).until(() -> stream.facts().size() == 1201);
            assertThat(stream.facts()).extracting(Told::id).containsExactlyElementsOf(places(brand));
            assertThat(stream.named("reset")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999", "-7", "hello", "99999999999999999999999"})
    void aPlaceThatWasNeverGivenResets(String lastEventId) {
        try (var stream = Stream.of(TestBrand.create().agent("agent-1"), lastEventId)) {
            await().atMost(PATIENCE).until(() -> !stream.told().isEmpty());
            assertThat(stream.told().getFirst().event()).isEqualTo("reset");
            assertThat(stream.lastId()).matches("\\d+").isNotEqualTo(lastEventId);
        }
    }

    @Test
    void aPlaceBeforeWhatIsKeptResets() {
        var brand = TestBrand.create();
        String from = placeNow();
        add(brand, EventType.THREAD_OPENED, 1);
        await().atMost(PATIENCE).until(() -> places(brand).size() == 1);
        Database.change("update live_line set forgotten = greatest(forgotten, ?)", Long.parseLong(from) + 1);

        try (var stream = Stream.of(brand.agent("agent-1"), from)) {
            await().atMost(PATIENCE).until(() -> !stream.told().isEmpty());
            assertThat(stream.told().getFirst().event()).isEqualTo("reset");
        }
    }

    @Test
    void aQuietStreamShowsThatItLivesAndFromWhereToResume() {
        var quiet = TestBrand.create();
        var busy = TestBrand.create();
        try (var stream = Stream.of(quiet.agent("agent-1"))) {
            await().atMost(PATIENCE).until(() -> stream.lastId() != null);
            long before = Long.parseLong(stream.lastId());

            add(busy, EventType.THREAD_OPENED, 1);

            await().atMost(PATIENCE).until(() -> Long.parseLong(stream.lastId()) > before);
            assertThat(stream.told().getLast().comment()).isEqualTo("heartbeat");
            assertThat(stream.facts()).isEmpty();
        }
    }

    @Test
    void aStreamIsKeptByNoCacheAndNoProxy() {
        try (var stream = Stream.of(TestBrand.create().agent("agent-1"))) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.answer().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(stream.answer().headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(stream.answer().headers().firstValue("X-Accel-Buffering"))
                    .contains("no");
        }
    }

    private static final String INSERT = """
            insert into outbox_event (id, brand, slot, key, type, event, created_at, published_at, keep_until)
            select gen_random_uuid(), ?, 0, gen_random_uuid(), 'thread.opened',
                   '{"data":{"number":' || n || '}}', now(), now(), now() + interval '1 hour'
            from generate_series(cast(? as int), cast(? as int)) n""";

    private static void bind(java.sql.PreparedStatement insert, TestBrand brand, int from, int to)
            throws java.sql.SQLException {
        insert.setString(1, brand.key());
        insert.setInt(2, from);
        insert.setInt(3, to);
    }

    private void writeAll(TestBrand brand, int writer, int count) {
        for (int i = 0; i < count; i += 10) {
            Database.change(INSERT, brand.key(), writer * 1000 + i, writer * 1000 + i + 9);
        }
    }

    private void lineUpWhile(AtomicBoolean writing) {
        while (writing.get()) {
            line.lineUp();
        }
    }

    /** Hears for a while, breaks off, resumes with the last id; until all has been written and heard. */
    private List<Told> hearInPieces(org.threadline.harness.Agent agent, String from, AtomicBoolean writing) {
        var heard = new ArrayList<Told>();
        String last = from;
        for (boolean goOn = true; goOn; ) {
            goOn = writing.get();
            try (var stream = Stream.of(agent, last)) {
                int enough = goOn ? 1 : 300 - heard.size();
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> stream.facts().size() >= enough || (enough == 1 && !writing.get()));
                List<Told> piece = List.copyOf(stream.facts());
                heard.addAll(piece);
                last = piece.isEmpty() ? last : piece.getLast().id();
            }
        }
        return heard;
    }

    private void add(TestBrand brand, EventType type, int number) {
        UUID key = Ids.next();
        Machine.run(() -> outbox.add(new Fact(type, brand.key(), key, key, Map.of("number", number))));
    }

    private static List<Integer> numbers(Stream stream) {
        return stream.facts().stream()
                .map(told -> told.json().at("/data/number").asInt())
                .toList();
    }

    private static String placeNow() {
        return Database.rows("select last from live_line")
                .getFirst()
                .get("last")
                .toString();
    }

    private static List<String> places(TestBrand brand) {
        return Database.rows("""
                        select live_position from outbox_event
                        where brand = ? and live_position is not null order by live_position""", brand.key()).stream()
                .map(row -> row.get("live_position").toString())
                .toList();
    }
}
