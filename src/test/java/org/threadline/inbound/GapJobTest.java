package org.threadline.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Metrics;
import org.threadline.harness.Phone;
import org.threadline.harness.Race;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.twilio.CarrierFaults;
import org.threadline.twilio.ForeignCarrier;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Webhooks fall into a black hole; the carrier's list keeps what they would have brought. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class GapJobTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String REPAIRED = "threadline_texts_repaired_total";

    private TestBrand brand;
    private Agent agent;

    @BeforeEach
    void nothingIsHeard() {
        Instant before = Instant.now();
        brand = TestBrand.create();
        agent = brand.agent("agent-1");
        awaitReadSince(before);
        CarrierFaults.set(Map.of("blackholeWebhooks", true));
    }

    @AfterEach
    void theCarrierIsWellAgain() {
        CarrierFaults.reset();
    }

    @Test
    void afterwardsEverythingIsThereOnce() {
        double before = Metrics.value(REPAIRED);
        Phone asks = brand.newPhone();
        Phone stops = brand.newPhone();
        Phone shows = brand.newPhone();
        asks.text("Where is my parcel?");
        asks.text("Hello?");
        stops.text("STOP");
        shows.textWith("It is broken", "image/png", "AAAA");
        CarrierFaults.reset();

        read();
        read();

        assertThat(heard(asks)).containsExactly("Where is my parcel?", "Hello?");
        assertThat(heard(stops)).containsExactly("STOP");
        assertThat(heard(shows)).containsExactly("It is broken");
        assertThat(Metrics.value(REPAIRED)).isEqualTo(before + 4);
        // A thread with its greeting for those who asked, a confirmation for who has stopped.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(asks.received()).hasSize(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stops.received()).hasSize(1));
        assertThat(agent.threadsOf(stops)).isEmpty();
        String picture = (String) Database.rows("""
                        select cast(m.media as text) as media from message m join customer c on c.id = m.customer_id
                        where c.phone = ? and m.direction = 'INBOUND'""", shows.number()).getFirst().get("media");
        assertThat(picture).contains("/Media/ME").contains("image/png").doesNotContain(".json");
    }

    @Test
    void howFarTheReadingIsBehindIsTold() {
        Database.change(
                "update inbound_watermark set read_until = now() - interval '30 days', next_at = now() + interval '1 day'"
                        + " where number = ?",
                brand.number());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Metrics.value("threadline_repair_behind_seconds"))
                        .isGreaterThan(Duration.ofDays(29).toSeconds()));
        Database.change(
                "update inbound_watermark set read_until = now(), next_at = now() where number = ?", brand.number());
    }

    @Test
    void theWebhookThatComesAfterAllChangesNothing() {
        Phone phone = brand.newPhone();
        ForeignCarrier carrier = ForeignCarrier.ofOurAccount();
        List<String> bodies = IntStream.range(0, 12).mapToObj(i -> "text " + i).toList();
        bodies.forEach(phone::text);
        var late = phone.sent().stream()
                .map(text ->
                        carrier.text(phone, (String) text.get("body")).with("MessageSid", (String) text.get("sid")))
                .toList();
        CarrierFaults.reset();

        Instant before = Instant.now();
        Race.of(5, runner -> {
            if (runner == 0) {
                due();
            } else {
                late.forEach(text -> assertThat(carrier.deliver(text).status()).isEqualTo(200));
            }
            return runner;
        });
        awaitReadSince(before);

        assertThat(heard(phone)).containsExactlyInAnyOrderElementsOf(bodies);
    }

    @Test
    void aStopThatIsFoundLateDoesNotUndoANewerStart() {
        Phone phone = brand.newPhone();
        phone.textAt("STOP", Instant.now().minusSeconds(120));
        CarrierFaults.reset();
        phone.text("START");

        read();

        phone.text("Hello?");
        assertThat(agent.reply(agent.threadOf(phone), "Hi").statusCode()).isEqualTo(202);
        assertThat(heard(phone)).contains("STOP");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).hasSize(3));
        assertThat(phone.received()).noneMatch(text -> text.contains("unsubscribed"));
    }

    @Test
    void aStopAndAStartThatAreFoundTogetherCountInTheirOrder() {
        Phone phone = brand.newPhone();
        phone.textAt("START", Instant.now().minusSeconds(400));
        phone.textAt("STOP", Instant.now().minusSeconds(500));
        CarrierFaults.reset();

        read();

        phone.text("Hello?");
        assertThat(agent.reply(agent.threadOf(phone), "Hi").statusCode()).isEqualTo(202);
    }

    @Test
    void aStopThatIsFoundLateStopsAndTakesBackWhatWaits() {
        Phone phone = brand.newPhone();
        CarrierFaults.reset();
        phone.text("Hello?");
        String thread = agent.threadOf(phone);
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        CarrierFaults.set(Map.of("blackholeWebhooks", true));
        phone.textAt("STOP", Instant.now().minusSeconds(540));
        Database.change("""
                insert into message (id, brand, customer_id, direction, kind, purpose, body, status, status_rank,
                  segments, encoding, sender, lane, due_at, created_at)
                select gen_random_uuid(), brand, id, 'OUTBOUND', 'SURVEY', 'SUPPORT', 'How was it?', 'QUEUED', 0,
                  1, 'GSM_7', ?, 2, now() + interval '1 hour', now()
                from customer where brand = ? and phone = ?""", brand.number(), brand.key(), phone.number());
        CarrierFaults.reset();
        // A STOP older than the text before it is still the latest word about consent.
        read();

        assertThat(agent.reply(thread, "One more thing").statusCode()).isEqualTo(409);
        assertThat(Database.textsTo(phone)).anySatisfy(text -> assertThat(text).containsEntry("decision", "opted-out"));
        // Nine minutes later nobody is sent a confirmation any more.
        assertThat(phone.received()).noneMatch(text -> text.contains("unsubscribed"));
    }

    @Test
    void aTextOfHoursAgoWaitsSinceThenAndIsNotGreeted() {
        Phone phone = brand.newPhone();
        Instant then = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        phone.textAt("Where is it?", then);
        CarrierFaults.reset();

        Instant before = Instant.now();
        lastRead("3 hours");
        awaitReadSince(before);

        await().atMost(PATIENCE).until(() -> agent.threadsOf(phone).size() == 1);
        assertThat(agent.threadsOf(phone).getFirst().get("waitingSince")).isEqualTo(then.toString());
        var message = agent.messagesOf(agent.threadOf(phone)).getFirst();
        assertThat(message.get("sentAt")).isEqualTo(then.toString());
        assertThat(Instant.parse((String) message.get("createdAt"))).isAfter(then.plusSeconds(7000));
        assertThat(Database.textsTo(phone)).isEmpty();
    }

    @Test
    void daysThatNobodyReadAreReadStretchByStretch() {
        Phone phone = brand.newPhone();
        List<Integer> hours = List.of(70, 50, 49, 20, 3);
        hours.forEach(ago -> phone.textAt(ago + " hours", Instant.now().minus(ago, ChronoUnit.HOURS)));
        CarrierFaults.reset();

        Instant before = Instant.now();
        lastRead("3 days");
        awaitReadSince(before);

        assertThat(heard(phone))
                .containsExactlyElementsOf(
                        hours.stream().map(ago -> ago + " hours").toList());
    }

    @Test
    void aListThatCannotBeReadIsReadAgainFromTheSamePlace() {
        Phone phone = brand.newPhone();
        phone.textAt("Where is it?", Instant.now().minus(2, ChronoUnit.HOURS));
        CarrierFaults.set(Map.of("failLists", true));
        lastRead("3 hours");
        await().atMost(PATIENCE).until(() -> watermark("next_at > now() and next_at < now() + interval '2 minutes'"));
        assertThat(watermark("read_until < now() - interval '2 hours'")).isTrue();
        CarrierFaults.reset();

        read();

        assertThat(heard(phone)).containsExactly("Where is it?");
    }

    private void read() {
        Instant before = Instant.now();
        due();
        awaitReadSince(before);
    }

    private void due() {
        Database.change("update inbound_watermark set next_at = now() where number = ?", brand.number());
    }

    private void lastRead(String ago) {
        Database.change(
                "update inbound_watermark set read_until = now() - cast(? as interval), next_at = now() where number = ?",
                ago,
                brand.number());
    }

    /** A reading that began after this has come to its end, and none is under way or due at once. */
    private void awaitReadSince(Instant before) {
        await().atMost(PATIENCE)
                .until(() -> watermark("read_until >= '" + before
                        + "' and next_at between now() + interval '10 seconds' and now() + interval '2 minutes'"));
    }

    private boolean watermark(String is) {
        return !Database.rows("select 1 from inbound_watermark where number = ? and " + is, brand.number())
                .isEmpty();
    }

    private static List<Object> heard(Phone phone) {
        return Database.rows("""
                        select m.body from message m join customer c on c.id = m.customer_id
                        where c.brand = ? and c.phone = ? and m.direction = 'INBOUND'
                        order by m.created_at, m.id""", phone.brand().key(), phone.number()).stream()
                .map(row -> row.get("body"))
                .toList();
    }
}
