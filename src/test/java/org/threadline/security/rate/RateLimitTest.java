package org.threadline.security.rate;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Metrics;
import org.threadline.harness.Refusal;
import org.threadline.harness.Stream;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The subject "hasty" has five calls at once and then one a second; see application.properties. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class RateLimitTest {

    @Test
    void whoCallsTooFastIsToldWhenToComeAgain() {
        var brand = TestBrand.create();
        var hasty = brand.agent("hasty");
        double refused = Metrics.value("threadline_calls_too_many_total");

        Response answer = callUntilRefused(hasty);

        Refusal.of(answer, 429, "too-many-calls");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(Metrics.value("threadline_calls_too_many_total")).isGreaterThan(refused);
        brand.agent("patient").call().get("/api/v1/threads").then().statusCode(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> hasty.call().get("/api/v1/threads").statusCode() == 200);
    }

    @Test
    void aStreamCountsForNothing() {
        var hasty = TestBrand.create().agent("hasty");
        callUntilRefused(hasty);

        try (var stream = Stream.of(hasty)) {
            assertThat(stream.status()).isEqualTo(200);
        }
    }

    private static Response callUntilRefused(Agent agent) {
        return IntStream.range(0, 50)
                .mapToObj(call -> agent.call().get("/api/v1/threads"))
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();
    }
}
