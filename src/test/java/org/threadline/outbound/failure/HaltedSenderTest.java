package org.threadline.outbound.failure;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Faults;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A number that the carriers do not let text stands still, and nothing is lost. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class HaltedSenderTest {

    private Troubled customer;
    private String failed;
    private String path;

    @BeforeEach
    void aNumberIsNotRegistered() {
        customer = Troubled.customer();
        path = "/api/v1/brands/" + customer.brand().key() + "/senders";
        Faults.during(Map.of("refusalCodes", Map.of(customer.phone().number(), 30034)), () -> {
            failed = customer.write("Hello");
            customer.awaitStatus(failed, "FAILED");
        });
    }

    @Test
    void whatFailedAndWhatIsWrittenSinceWaitsUntilSomebodyLetsItGoOn() {
        var neighbour = Troubled.of(customer.brand());
        String written = neighbour.write("Meanwhile");
        String retry = Troubled.retryOf(failed);
        assertThat(customer.reason(retry)).isEqualTo("sender-halted:carrier:30034");
        // Another brand's text, queued later, has gone out by the time that ours still waits.
        var elsewhere = Troubled.customer();
        elsewhere.awaitStatus(elsewhere.write("Elsewhere"), "DELIVERED");
        assertThat(customer.message(retry).getString("status")).isEqualTo("QUEUED");
        assertThat(neighbour.message(written).getString("status")).isEqualTo("QUEUED");

        customer.supervisor()
                .call()
                .post(path + "/" + customer.brand().number() + "/resume")
                .then()
                .statusCode(200);

        customer.awaitStatus(retry, "DELIVERED");
        neighbour.awaitStatus(written, "DELIVERED");
        assertThat(customer.phone().received()).containsExactly("Hello");
        assertThat(customer.sender().get("haltedSince")).isNull();
    }

    @Test
    void onlyWhoLeadsMayLetItGoOn() {
        Refusal.of(customer.agent().call().post(path + "/" + customer.brand().number() + "/resume"), 403);

        assertThat(customer.sender()).containsEntry("haltedReason", "carrier:30034");
    }

    @Test
    void anAgentSeesThatItStandsStill() {
        assertThat(customer.agent().call().get(path).jsonPath().getString("items[0].haltedReason"))
                .isEqualTo("carrier:30034");
    }

    @Test
    void anotherBrandsNumberIsNotThere() {
        var stranger = Troubled.of(TestBrand.create());

        Refusal.of(
                stranger.supervisor()
                        .call()
                        .post("/api/v1/brands/" + stranger.brand().key() + "/senders/"
                                + customer.brand().number() + "/resume"),
                404);

        assertThat(customer.sender()).containsEntry("haltedReason", "carrier:30034");
    }

    @Test
    void itIsCounted() {
        await().atMost(Troubled.PATIENCE)
                .untilAsserted(() -> assertThat(io.restassured.RestAssured.get("/q/metrics")
                                .asString()
                                .lines()
                                .filter(line -> line.startsWith("threadline_senders_halted ")))
                        .singleElement()
                        .satisfies(line -> assertThat(Double.parseDouble(line.split(" ")[1]))
                                .isPositive()));
    }
}
