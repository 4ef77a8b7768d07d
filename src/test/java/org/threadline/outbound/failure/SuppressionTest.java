package org.threadline.outbound.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Faults;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A number that cannot be reached is not texted. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class SuppressionTest {

    private Troubled customer;
    private String path;

    @BeforeEach
    void aNumberThatNobodyKnows() {
        customer = Troubled.customer();
        path = "/api/v1/brands/" + customer.brand().key() + "/suppressions";
        suppress(customer);
    }

    @Test
    void whatIsWrittenToItIsDroppedAndSaysWhy() {
        String text = customer.write("Still there?");

        customer.awaitStatus(text, "CANCELED");

        assertThat(customer.reason(text)).isEqualTo("suppressed:30005");
        assertThat(Faults.requestsFor(customer.phone())).isOne();
    }

    @Test
    void anotherBrandKnowsNothingOfIt() {
        var other = Troubled.customer();
        var same = new Troubled(
                other.brand(),
                new org.threadline.harness.Phone(customer.phone().number(), other.brand()),
                other.agent(),
                other.supervisor());

        same.awaitStatus(same.write("Hello from us"), "DELIVERED");
    }

    @Test
    void aTextFromItLiftsIt() {
        customer.phone().text("I have a new phone");

        assertThat(customer.suppressions()).isEmpty();
        customer.awaitStatus(customer.write("Welcome back"), "DELIVERED");
    }

    @Test
    void aSupervisorLiftsIt() {
        customer.supervisor().call().delete(path + "/" + id()).then().statusCode(204);

        assertThat(customer.suppressions()).isEmpty();
        customer.awaitStatus(customer.write("Hello again"), "DELIVERED");
    }

    @Test
    void whatIsNotThereCannotBeLifted() {
        Refusal.of(customer.supervisor().call().delete(path + "/" + UUID.randomUUID()), 404);
    }

    @Test
    void agentsNeitherSeeNorLiftIt() {
        Refusal.of(customer.agent().call().get(path), 403);
        Refusal.of(customer.agent().call().delete(path + "/" + id()), 403);
    }

    @Test
    void anotherBrandsSupervisorDoesNotLiftIt() {
        var stranger =
                new Agent("s-2", Tokens.of("supervisor", TestBrand.create().key(), "s-2"));

        Refusal.of(stranger.call().delete(path + "/" + id()), 404);
        Refusal.of(stranger.call().get(path), 404);

        assertThat(customer.suppressions()).hasSize(1);
    }

    @Test
    void ofAnotherBrandOfTheSameSupervisorItIsNotLiftedByMistake() {
        var other = TestBrand.create();
        var both = new Agent("s-3", Tokens.of("supervisor", customer.brand().key() + "," + other.key(), "s-3"));

        Refusal.of(both.call().delete("/api/v1/brands/" + other.key() + "/suppressions/" + id()), 404);

        assertThat(customer.suppressions()).hasSize(1);
    }

    @Test
    void pagesShowEachOnceTheNewestFirst() {
        var second = Troubled.of(customer.brand());
        suppress(second);
        var third = Troubled.of(customer.brand());
        suppress(third);

        var seen = new ArrayList<Object>();
        String cursor = "";
        while (cursor != null) {
            var page = customer.supervisor()
                    .call()
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get(path)
                    .jsonPath();
            seen.addAll(page.getList("items.phone"));
            cursor = page.getString("nextCursor");
        }

        assertThat(seen)
                .isEqualTo(List.of(
                        third.phone().number(),
                        second.phone().number(),
                        customer.phone().number()));
    }

    private Object id() {
        return customer.suppressions().getFirst().get("id");
    }

    private static void suppress(Troubled customer) {
        Faults.during(
                Map.of("callbackCodes", Map.of(customer.phone().number(), 30005)),
                () -> customer.awaitStatus(customer.write("Hello"), "UNDELIVERED"));
    }
}
