package org.threadline.thread.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Metrics;
import org.threadline.harness.Past;
import org.threadline.harness.Phone;
import org.threadline.harness.Race;
import org.threadline.harness.Stream;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Topic;
import org.threadline.local.LocalServersResource;
import org.threadline.twilio.CarrierFaults;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Customers who wait for a person. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class AlarmJobTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DUE = "thread.response_due";
    private static final String OVERDUE = "thread.response_overdue";

    @Inject
    AlarmJob job;

    private TestBrand brand;
    private Agent agent;

    @BeforeEach
    void aBrandWithAnAgent() {
        brand = TestBrand.create();
        agent = brand.agent("agent-1");
    }

    @Test
    void aBenchmarkIsAnnouncedBeforeItIsMissed() {
        Phone phone = asked(Duration.ofMinutes(12));

        await().atMost(PATIENCE).until(() -> !told(DUE, phone).isEmpty());

        JsonNode due = told(DUE, phone).getFirst();
        assertThat(due.get("subject").asText()).isEqualTo(agent.threadOf(phone));
        assertThat(due.at("/data/threadId")).isEqualTo(due.get("subject"));
        assertThat(due.at("/data/clock").asText()).isEqualTo("FIRST_RESPONSE");
        assertThat(due.at("/data/assignee").isMissingNode()).isTrue();
        assertThat(Duration.between(instant(due, "waitingSince"), instant(due, "dueAt")))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(told(OVERDUE, phone)).isEmpty();
    }

    @Test
    void aMissedBenchmarkIsToldOnTheTopicAndToWhoLooksOn() {
        double before = breaches();
        try (var stream = Stream.of(agent)) {
            Phone phone = asked(Duration.ofMinutes(20));

            await().atMost(PATIENCE).until(() -> !told(OVERDUE, phone).isEmpty());

            await().atMost(PATIENCE).until(() -> !stream.named(OVERDUE).isEmpty());
            assertThat(stream.named(OVERDUE)
                            .getFirst()
                            .json()
                            .at("/data/threadId")
                            .asText())
                    .isEqualTo(agent.threadOf(phone));
            assertThat(told(DUE, phone)).isEmpty();
            assertThat(breaches()).isGreaterThan(before);
        }
    }

    @Test
    void whoHoldsTheThreadIsNamed() {
        Phone phone = asked(Duration.ofMinutes(5));
        agent.claim(agent.threadOf(phone));

        becomeDue();

        await().atMost(PATIENCE).until(() -> !told(OVERDUE, phone).isEmpty());
        assertThat(told(OVERDUE, phone).getFirst().at("/data/assignee").asText())
                .isEqualTo("agent-1");
    }

    @Test
    void anAnswerSilencesTheAlarm() {
        Phone phone = asked(Duration.ofMinutes(12));
        await().atMost(PATIENCE).until(() -> !told(DUE, phone).isEmpty());

        agent.reply(agent.threadOf(phone), "It comes tomorrow.").then().statusCode(202);

        assertThat(responses()).hasSize(1).allSatisfy(row -> {
            assertThat(row.get("outcome")).isEqualTo("ANSWERED");
            assertThat(row.get("rings_at")).isNull();
            assertThat(row.get("breached_at")).isNull();
        });
    }

    @Test
    void theAcknowledgementSilencesNothing() {
        Phone phone = asked(Duration.ofMinutes(5));
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);

        becomeDue();

        await().atMost(PATIENCE).until(() -> !told(OVERDUE, phone).isEmpty());
    }

    @Test
    void whatIsAskedWhileTheShopIsClosedIsDueAfterItOpens() {
        var yesterday =
                LocalDate.now(ZoneId.of("America/New_York")).minusDays(1).getDayOfWeek();
        brand.put(Map.of("hours", List.of(Map.of("day", yesterday.name(), "opens", "09:00", "closes", "17:00"))));

        asked(Duration.ZERO);

        assertThat(responses())
                .singleElement()
                .satisfies(row -> assertThat(((java.sql.Timestamp) row.get("due_at")).toInstant())
                        .isEqualTo(LocalDate.now(ZoneId.of("America/New_York"))
                                .plusDays(6)
                                .atTime(9, 15)
                                .atZone(ZoneId.of("America/New_York"))
                                .toInstant()));
    }

    @Test
    void aTextThatIsFoundLateMakesTheWaitLonger() {
        Phone phone = asked(Duration.ofMinutes(1));
        CarrierFaults.set(Map.of("blackholeWebhooks", true));
        phone.textAt("Hello?", Instant.now().minus(Duration.ofMinutes(40)));
        CarrierFaults.reset();

        await().atMost(PATIENCE).until(() -> {
            lookBackAnHour();
            return !told(OVERDUE, phone).isEmpty();
        });
        assertThat(responses()).hasSize(1);
    }

    @Test
    void manyTextsAtOnceAreOneWait() {
        Phone phone = brand.newPhone();

        Race.of(6, i -> phone.text("Hello " + i));

        assertThat(responses()).hasSize(1);
    }

    @Test
    void manyReplicasTellOfEachBreachOnce() {
        List<Phone> phones =
                IntStream.range(0, 40).mapToObj(i -> asked(Duration.ZERO)).toList();
        becomeDue();

        Race.of(6, i -> {
            job.ring();
            return i;
        });

        assertThat(toldThreads()).hasSize(phones.size()).doesNotHaveDuplicates();
    }

    @Test
    void anAnswerAtTheMomentOfTheBreachIsToldOfOnce() {
        for (int round = 1; round <= 8; round++) {
            String thread = agent.threadOf(asked(Duration.ZERO));
            becomeDue();

            Race.of(3, i -> {
                if (i == 0) {
                    agent.reply(thread, "It comes tomorrow.").then().statusCode(202);
                } else {
                    job.ring();
                }
                return i;
            });

            assertThat(toldThreads()).hasSize(round).doesNotHaveDuplicates();
        }
    }

    private Phone asked(Duration ago) {
        Phone phone = brand.newPhone();
        phone.text("Where is my parcel?");
        Past.waitingSince(phone, ago);
        return phone;
    }

    /** Unless somebody reads just now, for five minutes at most: what they write down would be written over this. */
    private void lookBackAnHour() {
        Database.change("""
                update inbound_watermark set read_until = now() - interval '1 hour', next_at = now() - interval '1 day'
                where number = ? and next_at < now() + interval '3 minutes'""", brand.number());
    }

    /** All who wait do so for too long now. */
    private void becomeDue() {
        Database.change("""
                update stopwatch set due_at = now() - interval '1 second', rings_at = now() - interval '1 second'
                where brand = ? and stopped_at is null and due_at is not null""", brand.key());
    }

    private List<Map<String, Object>> responses() {
        return Database.rows(
                "select * from stopwatch where brand = ? and measure in ('FIRST_RESPONSE', 'NEXT_RESPONSE')",
                brand.key());
    }

    private List<Object> toldThreads() {
        return Database.rows(
                        "select cast(event as jsonb) ->> 'subject' as thread from outbox_event where brand = ? and type = ?",
                        brand.key(),
                        OVERDUE)
                .stream()
                .map(row -> row.get("thread"))
                .toList();
    }

    private static double breaches() {
        return Metrics.sum("threadline_responses_breached_total{clock=\"first-response\"");
    }

    private static Instant instant(JsonNode event, String field) {
        return Instant.parse(event.at("/data/" + field).asText());
    }

    private static List<JsonNode> told(String type, Phone phone) {
        UUID customer = (UUID) Database.rows(
                        "select id from customer where brand = ? and phone = ?",
                        phone.brand().key(),
                        phone.number())
                .getFirst()
                .get("id");
        return Topic.eventsOfKey(customer).stream()
                .filter(event -> event.get("type").asText().equals(type))
                .toList();
    }
}
