package org.threadline.retention.survey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.brand.SurveyKind;
import org.threadline.customer.Customer;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Faults;
import org.threadline.harness.Helped;
import org.threadline.harness.Machine;
import org.threadline.harness.Metrics;
import org.threadline.harness.Phone;
import org.threadline.harness.Race;
import org.threadline.harness.Refusal;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Topic;
import org.threadline.local.LocalServersResource;
import org.threadline.message.Message;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class SurveyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, Object> CSAT = asks("afterResolution", "CSAT", "resolutionWait", "PT0S");
    private static final Map<String, Object> NPS = asks("afterDelivery", "NPS", "deliveryWait", "PT0S");
    private static final String QUESTION = "How was the help you got from us?";
    private static final String ANSWERS = "threadline_survey_answers_total{low=\"%s\",survey=\"csat\"";
    private static final String THANKS = "Thank you! Your answer helps us at Acme.";

    @Test
    void afterAResolutionTheCustomerIsAskedHowItWas() {
        var helped = Helped.customer(CSAT);

        helped.hears(QUESTION);

        assertThat(helped.texts("SURVEY")).hasSize(1);
        assertThat(helped.agent().messagesOf(helped.thread()))
                .extracting(message -> message.get("kind"))
                .contains("SURVEY");
    }

    @ParameterizedTest
    @CsvSource({"CES, How easy was it", "NPS, How likely are you to recommend us"})
    void whatTheBrandChooses(String kind, String words) {
        var helped = Helped.customer(asks("afterResolution", kind, "resolutionWait", "PT0S"));

        helped.hears(words);

        assertThat(helped.surveys()).extracting(survey -> survey.get("kind")).containsExactly(kind);
    }

    @Test
    void nobodyIsAskedUnlessTheBrandSaysSo() {
        var helped = Helped.customer(Map.of());

        assertThat(helped.surveys()).isEmpty();
    }

    @Test
    void nobodyIsAskedAboutAnAnswerThatNobodyGave() {
        var brand = TestBrand.create(Map.of("policies", Map.of("surveys", CSAT)));
        var phone = brand.newPhone();
        phone.text("Thanks!");
        var agent = brand.agent("agent-1");

        agent.call()
                .post("/api/v1/threads/" + agent.threadOf(phone) + "/resolve")
                .then()
                .statusCode(200);

        assertThat(Helped.surveysOf(phone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "five", "5/5", "5 stars", "\u2b50\u2b50\u2b50\u2b50\u2b50", "5 - great service"})
    void aScoreOpensNoThreadAndIsThankedOnce(String text) {
        var helped = Helped.customer(CSAT).hears(QUESTION);

        helped.phone().text(text);

        helped.hears(THANKS);
        assertThat(helped.surveys().getFirst())
                .containsEntry("state", "ANSWERED")
                .containsEntry("score", 5);
        assertThat(helped.agent().threadsOf(helped.phone()))
                .extracting(thread -> thread.get("status"))
                .containsExactly("RESOLVED");
        assertThat(helped.agent().messagesOf(helped.thread()))
                .extracting(message -> message.get("body"))
                .contains(text);
        assertThat(helped.texts("SYSTEM")).hasSize(1);
    }

    @Test
    void theLastAnswerStandsBesideTheThread() {
        var helped = Helped.customer(CSAT).hears(QUESTION);

        helped.phone().text("4");

        var survey = (Map<?, ?>) ((Map<?, ?>) helped.shown().get("customer")).get("lastSurvey");
        assertThat(survey.get("kind")).isEqualTo("CSAT");
        assertThat(survey.get("score")).isEqualTo(4);
        assertThat(survey.get("outOf")).isEqualTo(5);
        assertThat(survey.get("low")).isEqualTo(false);
        assertThat(survey.get("answer")).isEqualTo("4");
    }

    @Test
    void theWorldHearsOfAnAnswer() {
        var helped = Helped.customer(CSAT).hears(QUESTION);
        var customer = helped.surveys().getFirst().get("customer_id");

        helped.phone().text("4");

        await().atMost(PATIENCE)
                .until(() -> Topic.eventsOfKey(customer).stream().anyMatch(SurveyTest::isAnswer));
        JsonNode data = Topic.eventsOfKey(customer).stream()
                .filter(SurveyTest::isAnswer)
                .findFirst()
                .orElseThrow()
                .get("data");
        assertThat(data.get("kind").asText()).isEqualTo("CSAT");
        assertThat(data.get("score").asInt()).isEqualTo(4);
        assertThat(data.get("outOf").asInt()).isEqualTo(5);
        assertThat(data.get("low").asBoolean()).isFalse();
        assertThat(data.get("threadId").asText()).isEqualTo(helped.thread());
    }

    @Test
    void whatIsSaidBesideAScoreIsKeptAndReadByAPerson() {
        var helped = Helped.customer(CSAT).hears(QUESTION);

        helped.phone().text("4 but nobody called me back");

        assertThat(helped.surveys().getFirst()).containsEntry("score", 4);
        assertThat(helped.shown()).containsEntry("status", "OPEN").containsEntry("assignee", "agent-1");
        assertThat(helped.agent().messagesOf(helped.thread()))
                .extracting(message -> message.get("body"))
                .contains("4 but nobody called me back");
    }

    @Test
    void aLowScoreBringsTheThreadBackToWhoHadItHoweverLongAgo() {
        var helped = Helped.customer(CSAT, Map.of("reopenWithin", "PT0S")).hears(QUESTION);

        helped.phone().text("1");

        helped.hears(
                "We're sorry, and we want to put this right: a person at Acme will text you within about 15 minutes.");
        assertThat(helped.shown())
                .containsEntry("status", "OPEN")
                .containsEntry("assignee", "agent-1")
                .containsEntry("tags", List.of("low-score"))
                .containsEntry("unread", 1);
        assertThat(helped.shown().get("waitingSince")).isNotNull();
        assertThat(helped.agent().threadsOf(helped.phone())).hasSize(1);
    }

    @Test
    void howLowIsLowIsTheBrandsChoice() {
        var surveys = new HashMap<>(CSAT);
        surveys.put("lowCsat", 3);
        var helped = Helped.customer(surveys).hears(QUESTION);

        helped.phone().text("3");

        assertThat(helped.shown()).containsEntry("status", "OPEN");
    }

    @Test
    void aScoreAfterSomethingElseStillCounts() {
        var helped = Helped.customer(CSAT).hears(QUESTION);
        helped.phone().text("It came, thank you. One moment");

        helped.phone().text("5");

        assertThat(helped.surveys().getFirst()).containsEntry("score", 5);
        assertThat(helped.shown()).containsEntry("status", "OPEN");
    }

    @Test
    void aNumberAfterAnAgentHasWrittenIsForTheAgent() {
        var helped = Helped.customer(CSAT).hears(QUESTION);
        helped.phone().text("Some mugs are broken");
        helped.agent().reply(helped.thread(), "How many?").then().statusCode(202);

        helped.phone().text("2");

        assertThat(helped.surveys().getFirst()).containsEntry("state", "OPEN");
        assertThat(helped.shown()).containsEntry("status", "OPEN").containsEntry("unread", 1);
    }

    @Test
    void anAnswerThatComesTooLateIsAMessageLikeAnyOther() {
        var helped = Helped.customer(CSAT).hears(QUESTION);
        Database.change(
                "update survey set expires_at = now() where brand = ?",
                helped.brand().key());

        helped.phone().text("5");

        assertThat(helped.surveys().getFirst()).containsEntry("score", null);
        assertThat(helped.shown()).containsEntry("status", "OPEN");
    }

    @Test
    void whoAsksForNoMoreTextsIsHeardWhateverTheNumber() {
        var helped = Helped.customer(CSAT).hears(QUESTION);

        helped.phone().text("1, please stop texting me");

        assertThat(helped.shown().get("optOutRequest")).isNotNull();
    }

    @Test
    void whoHasStoppedUsIsNotEvenThanked() {
        var helped = Helped.customer(CSAT).hears(QUESTION);
        helped.phone().text("STOP");

        helped.phone().text("5");

        assertThat(helped.surveys().getFirst()).containsEntry("score", 5);
        assertThat(helped.texts("SYSTEM"))
                .extracting(text -> (String) text.get("body"))
                .noneMatch(body -> body.contains("Thank you"));
    }

    @Test
    void answersAtOneMomentAreOneScore() {
        for (int round = 0; round < 5; round++) {
            var helped = Helped.customer(CSAT).hears(QUESTION);

            Race.of(6, i -> helped.phone().text(String.valueOf(4 + i % 2)));

            helped.hears(THANKS);
            assertThat(helped.surveys())
                    .extracting(survey -> survey.get("state"))
                    .containsExactly("ANSWERED");
            assertThat(helped.agent().threadsOf(helped.phone()))
                    .extracting(thread -> thread.get("status"))
                    .containsExactly("RESOLVED");
            assertThat(helped.texts("SYSTEM")).hasSize(1);
            var customer = helped.surveys().getFirst().get("customer_id");
            await().atMost(PATIENCE)
                    .until(() -> Topic.eventsOfKey(customer).stream().anyMatch(SurveyTest::isAnswer));
            assertThat(Topic.eventsOfKey(customer))
                    .filteredOn(SurveyTest::isAnswer)
                    .hasSize(1);
        }
    }

    /** A question changes with its message too, and that waits for nobody's lock. */
    @Test
    void whatIsOverBetweenLookingAndAnsweringIsNotAnswered() {
        var helped = Helped.customer(CSAT).hears(QUESTION);
        var id = helped.surveys().getFirst().get("id");

        boolean counts = Machine.call(() -> {
            Survey open = Survey.findById(id);
            Database.change("update survey set state = 'DROPPED' where id = ?", id);
            return open.answer(5, Message.findById(open.messageId()), Instant.now());
        });

        assertThat(counts).isFalse();
        assertThat(helped.surveys().getFirst())
                .containsEntry("state", "DROPPED")
                .containsEntry("score", null);
    }

    @Test
    void answersAreCountedByWhatWasAskedAndWhetherTheyAreLow() {
        double low = Metrics.sum(ANSWERS.formatted("true"));
        double fine = Metrics.sum(ANSWERS.formatted("false"));

        Helped.customer(CSAT).hears(QUESTION).phone().text("1");
        Helped.customer(CSAT).hears(QUESTION).phone().text("4");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of(
                                Metrics.sum(ANSWERS.formatted("true")), Metrics.sum(ANSWERS.formatted("false"))))
                        .containsExactly(low + 1, fine + 1));
    }

    @Test
    void theEndOfAConversationAndADeliveryAtOneMomentLeadToOneQuestion() {
        var both = new HashMap<>(CSAT);
        both.putAll(NPS);
        for (int round = 0; round < 5; round++) {
            var helped = Helped.customer(Map.of());
            helped.brand().put(Map.of("policies", Map.of("surveys", both)));
            helped.phone().text("One more thing");
            helped.agent().reply(helped.thread(), "Gladly.").then().statusCode(202);

            Race.of(2, i -> {
                if (i == 0) {
                    Shop.publish(helped.phone(), "order.delivered", Map.of("orderId", "A-1"));
                } else {
                    helped.agent().call().post("/api/v1/threads/" + helped.thread() + "/resolve");
                }
                return i;
            });

            await().atMost(PATIENCE).until(() -> !helped.texts("ORDER_UPDATE").isEmpty());
            assertThat(helped.surveys()).hasSize(1);
        }
    }

    /** As two replicas would that do not wait for each other. */
    @Test
    void theStoreHoldsOneOpenQuestionOfACustomer() {
        var helped = Helped.customer(Map.of());
        UUID id = Machine.call(
                () -> Customer.<Customer>find("brand", helped.brand().key())
                        .firstResult()
                        .id());

        List<UUID> planned = Race.of(
                8,
                i -> Machine.call(
                        () -> KnownSurveys.plan(SurveyKind.CSAT, Customer.findById(id), null, null, Instant.now())));

        assertThat(planned).filteredOn(Objects::nonNull).hasSize(1);
    }

    @Test
    void afterOneQuestionThereIsRest() {
        var surveys = new HashMap<>(CSAT);
        surveys.put("restDays", 14);
        var helped = Helped.customer(surveys).hears(QUESTION);
        helped.phone().text("5");
        helped.phone().text("And where is the other one?");

        helped.answer();

        assertThat(helped.surveys()).hasSize(1);
    }

    @Test
    void whoGoesOnIsNotAskedYetAndIsAskedWhenItIsReallyOver() {
        var helped = Helped.customer(asks("afterResolution", "CSAT", "resolutionWait", "PT1H"));
        helped.phone().text("It is still not here");
        assertThat(helped.texts("SURVEY").getFirst())
                .containsEntry("status", "CANCELED")
                .containsEntry("decision", "conversation-open");

        helped.answer();

        assertThat(helped.surveys()).extracting(survey -> survey.get("state")).containsExactly("DROPPED", "OPEN");
    }

    @Test
    void whoBeginsAnewIsNotAskedAboutWhatWasBefore() {
        var helped = Helped.customer(
                asks("afterResolution", "CSAT", "resolutionWait", "PT1H"), Map.of("reopenWithin", "PT0S"));

        helped.phone().text("And where is the other one?");

        assertThat(helped.agent().threadsOf(helped.phone())).hasSize(2);
        assertThat(helped.texts("SURVEY").getFirst())
                .containsEntry("status", "CANCELED")
                .containsEntry("decision", "conversation-open");
        assertThat(helped.surveys().getFirst()).containsEntry("state", "DROPPED");
    }

    @Test
    void whatAnAgentReopensIsNotAskedAbout() {
        var helped = Helped.customer(asks("afterResolution", "CSAT", "resolutionWait", "PT1H"));

        helped.agent()
                .call()
                .post("/api/v1/threads/" + helped.thread() + "/reopen")
                .then()
                .statusCode(200);

        assertThat(helped.texts("SURVEY").getFirst())
                .containsEntry("status", "CANCELED")
                .containsEntry("decision", "conversation-open");
        assertThat(helped.surveys().getFirst()).containsEntry("state", "DROPPED");
    }

    @Test
    void aQuestionThatCannotBePutIntoWordsIsInNobodysWay() {
        var helped = Helped.customer(Map.of());
        String brand = helped.brand().key();
        helped.brand().put(Map.of("policies", Map.of("surveys", CSAT)));
        // As a version of before may have left it: then every customer had a name.
        Database.change(
                "insert into template values (?, 'survey-csat', 'en', 1, '{name}: how was {brand}?', 'admin-1', now())",
                brand);
        Database.change("update brand set wording_revision = 1 where key = ?", brand);
        helped.phone().text("One more thing");

        helped.answer();

        assertThat(helped.texts("SURVEY").getFirst())
                .containsEntry("status", "CANCELED")
                .containsEntry("decision", "missing-word:name");
        assertThat(helped.surveys()).extracting(survey -> survey.get("state")).containsExactly("DROPPED");
        Database.change("delete from template where brand = ?", brand);
        Database.change("update brand set wording_revision = 2 where key = ?", brand);
        helped.phone().text("And another");
        helped.answer();
        helped.hears(QUESTION);
    }

    @Test
    void afterADeliveryTheOrderIsNamedAndAScoreOpensNoThread() {
        var phone = TestBrand.create(Map.of("policies", Map.of("surveys", NPS))).newPhone();
        Shop.publish(phone, "order.delivered", Map.of("orderId", "A-1"));
        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(phone.received().getLast())
                .isEqualTo(
                        "Hi Ada, it's Acme. Order A-1 has reached you. How likely are you to recommend us to a friend?"
                                + " Reply 0 (unlikely) to 10 (very likely).");

        phone.text("10 - great service");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);
        assertThat(phone.received().getLast()).isEqualTo("Thank you, Ada! Your answer helps us at Acme.");
        assertThat(Helped.surveysOf(phone).getFirst()).containsEntry("score", 10);
        assertThat(phone.brand().agent("agent-1").threadsOf(phone)).isEmpty();
    }

    @Test
    void whatIsSaidBesideAScoreStandsWithTheCustomerWhereThereIsNoThread() {
        var phone = TestBrand.create(Map.of("policies", Map.of("surveys", NPS))).newPhone();
        Shop.publish(phone, "order.delivered", Map.of("orderId", "A-1"));
        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);

        phone.text("10 - great service");

        var customer = Helped.surveysOf(phone).getFirst().get("customer_id");
        phone.brand()
                .agent("agent-1")
                .call()
                .get("/api/v1/customers/" + customer + "/context")
                .then()
                .statusCode(200)
                .body("lastSurvey.kind", equalTo("NPS"))
                .body("lastSurvey.score", equalTo(10))
                .body("lastSurvey.answer", equalTo("10 - great service"));
    }

    @Test
    void aDetractorOfAnOrderIsHeardByAPerson() {
        var phone = TestBrand.create(Map.of("policies", Map.of("surveys", NPS))).newPhone();
        Shop.publish(phone, "order.delivered", Map.of("orderId", "A-1"));
        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);

        phone.text("3");

        Agent agent = phone.brand().agent("agent-1");
        assertThat(agent.threadsOf(phone).getFirst())
                .containsEntry("status", "OPEN")
                .containsEntry("orderId", "A-1")
                .containsEntry("tags", List.of("low-score"));
    }

    @Test
    void nobodyIsAskedHowItWasWhileItIsNotOver() {
        var brand = TestBrand.create(Map.of("policies", Map.of("surveys", NPS)));
        var phone = brand.newPhone();
        phone.text("Where is my parcel?");

        Shop.publish(phone, "order.delivered", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE)
                .until(() -> "conversation-open".equals(survey(phone).get("decision")));
        assertThat(survey(phone)).containsEntry("status", "QUEUED");
        Agent agent = brand.agent("agent-1");
        agent.call()
                .post("/api/v1/threads/" + agent.threadOf(phone) + "/resolve")
                .then()
                .statusCode(200);
        Database.change(
                "update message set due_at = now() where id = ?", survey(phone).get("id"));
        await().atMost(PATIENCE)
                .until(() -> phone.received().stream().anyMatch(text -> text.contains("Order A-1 has reached you.")));
    }

    @Test
    void nobodyIsWokenToBeAsked() {
        var now = LocalTime.now(ZoneOffset.UTC);
        var night = Map.of(
                "from", now.minusHours(2).withSecond(0).withNano(0).toString(),
                "to", now.plusHours(2).withSecond(0).withNano(0).toString());
        var brand =
                TestBrand.create(Map.of("timeZone", "UTC", "policies", Map.of("surveys", NPS, "quietHours", night)));
        var phone = brand.newPhone();

        Shop.publish(
                phone,
                "order.delivered",
                Map.of("orderId", "A-1", "customer", Map.of("phone", phone.number(), "timeZone", "UTC")));

        await().atMost(PATIENCE)
                .until(() -> !Helped.surveysOf(phone).isEmpty()
                        && "quiet-hours".equals(survey(phone).get("decision")));
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void aQuestionThatNeverArrivedWasNotAsked() {
        var helped = Helped.customer(Map.of());
        helped.brand().put(Map.of("policies", Map.of("surveys", CSAT)));
        helped.phone().text("One more thing");

        Faults.during(Map.of("callbackCodes", Map.of(helped.phone().number(), 30006)), () -> {
            helped.answer();
            await().atMost(PATIENCE)
                    .until(() -> helped.surveys().size() == 1
                            && "DROPPED".equals(helped.surveys().getFirst().get("state")));
        });
    }

    @Test
    void whatThereIsOfThemIsShownToACustomerAndWhatNamesThemIsErased() {
        var helped = Helped.customer(CSAT).hears(QUESTION);
        helped.phone().text("5");
        String customer = "/api/v1/customers/" + helped.surveys().getFirst().get("customer_id");
        assertThat(Agent.admin().call().get(customer + "/export").jsonPath().getList("surveys.score"))
                .containsExactly(5);

        Agent.admin().call().delete(customer).then().statusCode(204);

        assertThat(Database.rows(
                        "select score, order_id from survey where brand = ?",
                        helped.brand().key()))
                .containsExactly(row(5));
    }

    @ParameterizedTest
    @CsvSource({
        "afterDelivery, CSAT",
        "restDays, 366",
        "answerWithin, PT0S",
        "recommendLink, ftp://acme.example",
        "lowNps, 10"
    })
    void aPolicyThatIsNoneIsRefused(String which, String value) {
        var body = Map.of(
                "name",
                "Acme",
                "timeZone",
                "UTC",
                "senders",
                List.of(Map.of("number", "+13035559997")),
                "policies",
                Map.of("surveys", Map.of(which, value)));

        Refusal.of(Agent.admin().call().body(body).put("/api/v1/brands/brand-that-asks-oddly"), 400, "bad-request");
    }

    private static Map<String, Object> row(int score) {
        var row = new HashMap<String, Object>();
        row.put("score", score);
        row.put("order_id", null);
        return row;
    }

    private static Map<String, Object> survey(Phone phone) {
        return Database.textsTo(phone).stream()
                .filter(text -> "SURVEY".equals(text.get("kind")))
                .findFirst()
                .orElse(Map.of());
    }

    private static boolean isAnswer(JsonNode event) {
        return "survey.answered".equals(event.get("type").asText());
    }

    private static Map<String, Object> asks(String when, String kind, String wait, String how) {
        return Map.of(when, kind, wait, how, "restDays", 0);
    }
}
