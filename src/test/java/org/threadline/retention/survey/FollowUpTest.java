package org.threadline.retention.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Helped;
import org.threadline.harness.Ledger;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class FollowUpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LINK = "https://acme.example/friends";
    private static final String QUESTION = "How was the help you got from us?";

    @Test
    void someTimeAfterASolutionItIsAskedWhetherItLasts() {
        var helped = Helped.customer(Map.of("followUpAfter", "PT1S"));

        helped.hears("it's Acme. Is all still well with what we helped you with?");

        assertThat(helped.texts("FOLLOW_UP")).hasSize(1);
    }

    @Test
    void nobodyIsAskedUnlessTheBrandSaysSo() {
        var helped = Helped.customer(Map.of());

        assertThat(helped.texts("FOLLOW_UP")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"It broke again", "Thanks!", "HELP", "LESS", "\ud83d\udc4d"})
    void whateverTheCustomerSaysCancelsIt(String text) {
        var helped = Helped.customer(Map.of("followUpAfter", "PT168H"));
        assertThat(helped.texts("FOLLOW_UP").getFirst()).containsEntry("status", "QUEUED");

        helped.phone().text(text);

        assertThat(helped.texts("FOLLOW_UP").getFirst())
                .containsEntry("status", "CANCELED")
                .containsEntry("decision", "customer-wrote");
    }

    @Test
    void aScoreIsSomethingSaidToo() {
        var helped = Helped.customer(
                        Map.of("followUpAfter", "PT168H", "afterResolution", "CSAT", "resolutionWait", "PT0S"))
                .hears(QUESTION);

        helped.phone().text("5");

        assertThat(helped.texts("FOLLOW_UP").getFirst()).containsEntry("decision", "customer-wrote");
    }

    @Test
    void anAgentWhoReopensItCancelsItAndTheNextEndPlansItAnew() {
        var helped = Helped.customer(Map.of("followUpAfter", "PT168H"));
        helped.agent()
                .call()
                .post("/api/v1/threads/" + helped.thread() + "/reopen")
                .then()
                .statusCode(200);
        assertThat(helped.texts("FOLLOW_UP").getFirst()).containsEntry("decision", "conversation-open");

        helped.answer();

        assertThat(helped.texts("FOLLOW_UP"))
                .extracting(text -> text.get("status"))
                .containsExactly("CANCELED", "QUEUED");
    }

    @Test
    void whoIsDelightedMayBeAskedOnceToRecommend() {
        var helped = asked();
        helped.phone().text("5");
        helped.hears("Thank you!");
        var recommendation = helped.texts("FOLLOW_UP").getFirst();
        assertThat((String) recommendation.get("body")).contains(LINK).endsWith("Reply STOP to opt out.");
        assertThat(((java.sql.Timestamp) recommendation.get("due_at")).toInstant())
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        helped.phone().text("And where is the other one?");
        helped.answer();
        await().atMost(PATIENCE)
                .until(() -> helped.texts("SURVEY").size() == 2
                        && helped.phone().received().stream()
                                        .filter(text -> text.contains(QUESTION))
                                        .count()
                                == 2);

        helped.phone().text("5");

        assertThat(helped.surveys()).extracting(survey -> survey.get("score")).containsExactly(5, 5);
        assertThat(helped.texts("FOLLOW_UP"))
                .extracting(text -> text.get("decision"))
                .isEqualTo(List.of("customer-wrote"));
    }

    @Test
    void whoIsMerelySatisfiedIsNotAsked() {
        var helped = asked();

        helped.phone().text("4");

        helped.hears("Thank you!");
        assertThat(helped.texts("FOLLOW_UP")).isEmpty();
    }

    @Test
    void whoHasNotAgreedToAdvertisingIsNotAsked() {
        var helped = Helped.customer(recommends()).hears(QUESTION);

        helped.phone().text("5");

        helped.hears("Thank you!");
        assertThat(helped.texts("FOLLOW_UP")).isEmpty();
    }

    private static Helped asked() {
        var helped = Helped.customer(recommends()).hears(QUESTION);
        var ledger = Ledger.of(helped.phone());
        ledger.agentSays(Map.of("purpose", "MARKETING", "granted", true, "source", "desk", "wording", "Yes"))
                .then()
                .statusCode(201);
        return helped;
    }

    private static Map<String, Object> recommends() {
        return Map.of("afterResolution", "CSAT", "resolutionWait", "PT0S", "restDays", 0, "recommendLink", LINK);
    }
}
