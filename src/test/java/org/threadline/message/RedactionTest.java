package org.threadline.message;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.harness.Faults;
import org.threadline.harness.Person;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What is erased here goes at the carrier too. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class RedactionTest {

    @Test
    void wordsAndPicturesInBothDirectionsGo() {
        var person = Person.known(TestBrand.create());
        awaitFinal(person);

        person.erase();

        Awaitility.await().untilAsserted(() -> assertAllGone(person));
        Awaitility.await().untilAsserted(() -> assertThat(waiting(person)).isEmpty());
    }

    @Test
    void aCarrierThatFailsIsAskedAgain() {
        var person = Person.known(TestBrand.create());
        awaitFinal(person);

        Faults.during(Map.of("failLists", true), () -> {
            person.erase();
            Awaitility.await()
                    .until(() -> !Database.rows(
                                    "select 1 from message where customer_id = ? and redactions > 0",
                                    UUID.fromString(person.id()))
                            .isEmpty());
        });

        Awaitility.await().untilAsserted(() -> assertAllGone(person));
    }

    @Test
    void aTextWhoseEndIsNotKnownWaitsForIt() {
        var person = Person.known(TestBrand.create());
        awaitFinal(person);
        UUID id = UUID.fromString(person.id());
        Database.change(
                "update message set status = 'SENT', status_rank = 40 where customer_id = ? and kind = 'AGENT'", id);

        person.erase();

        Awaitility.await().untilAsserted(() -> assertThat(waiting(person)).hasSize(1));
        Database.change(
                "update message set status = 'DELIVERED', status_rank = 100 where customer_id = ? and kind = 'AGENT'",
                id);
        Awaitility.await().untilAsserted(() -> assertThat(waiting(person)).isEmpty());
    }

    private static void assertAllGone(Person person) {
        assertThat(person.phone().sent()).allSatisfy(text -> {
            assertThat(text).containsEntry("body", "");
            assertThat((List<?>) text.get("media")).isEmpty();
        });
        assertThat(person.phone().accepted())
                .allSatisfy(text -> assertThat(text).containsEntry("body", ""));
    }

    private static List<Map<String, Object>> waiting(Person person) {
        return Database.rows(
                "select id from message where customer_id = ? and redact_at is not null", UUID.fromString(person.id()));
    }

    private static void awaitFinal(Person person) {
        Awaitility.await()
                .until(() -> Database.rows(
                                "select 1 from message where customer_id = ? and status_rank < 100 and status <> 'QUEUED'",
                                UUID.fromString(person.id()))
                        .isEmpty());
    }
}
