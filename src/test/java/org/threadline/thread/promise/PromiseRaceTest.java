package org.threadline.thread.promise;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Phone;
import org.threadline.harness.Race;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Promises whose time comes while many look, and while agents answer. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class PromiseRaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ANSWER = "It comes tomorrow.";

    @Inject
    PromiseJob job;

    @Test
    void manyReplicasSayItOnce() {
        var brand = TestBrand.create();
        List<Promised> customers =
                IntStream.range(0, 40).mapToObj(i -> Promised.of(brand)).toList();
        customers.forEach(customer -> customer.passed(Duration.ofSeconds(1)));

        Race.of(6, i -> {
            job.look();
            return i;
        });

        customers.forEach(customer -> customer.toldWith("DELIVERED"));
        assertThat(customers).allSatisfy(customer -> assertThat(customer.told()).hasSize(1));
    }

    @Test
    void whoIsAnsweredAtThatMomentNeverHearsItAfterTheAnswer() {
        var brand = TestBrand.create();
        for (int round = 0; round < 12; round++) {
            List<Promised> customers =
                    IntStream.range(0, 4).mapToObj(i -> Promised.of(brand)).toList();
            customers.forEach(customer -> customer.passed(Duration.ofSeconds(1)));

            Race.of(6, i -> {
                if (i < customers.size()) {
                    customers.get(i).answer();
                } else {
                    job.look();
                }
                return i;
            });

            assertThat(customers).allSatisfy(PromiseRaceTest::assertThatNothingFollowsTheAnswer);
        }
    }

    private static void assertThatNothingFollowsTheAnswer(Promised customer) {
        Phone phone = customer.phone();
        await().atMost(PATIENCE)
                .until(() -> phone.received().contains(ANSWER)
                        && customer.told().stream()
                                .allMatch(
                                        text -> List.of("DELIVERED", "CANCELED").contains(text.get("status"))));
        assertThat(phone.received().getLast()).isEqualTo(ANSWER);
    }
}
