package org.threadline.outbound.failure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.harness.Faults;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class ClosedCountryTest {

    @Test
    void aCountryThatIsNotEnabledIsNotTextedForAWhileAndOthersAre() {
        var american = Troubled.of(TestBrand.create(Map.of("policies", Map.of("countries", List.of("US", "GB")))));
        var british = new Troubled(
                american.brand(),
                new Phone("+447400%06d".formatted(System.nanoTime() % 1_000_000), american.brand()),
                american.agent(),
                american.supervisor());
        Faults.during(
                Map.of("refusalCodes", Map.of(american.phone().number(), 21408)),
                () -> american.awaitStatus(american.write("Hello"), "FAILED"));
        var neighbour = Troubled.of(american.brand());

        String dropped = neighbour.write("Hello");
        neighbour.awaitStatus(dropped, "CANCELED");

        assertThat(neighbour.reason(dropped)).isEqualTo("country-not-enabled:US");
        assertThat(Faults.requestsFor(neighbour.phone())).isZero();
        british.awaitStatus(british.write("Hello"), "DELIVERED");

        Database.change(
                "update closed_country set until = now() where brand = ?",
                american.brand().key());
        neighbour.awaitStatus(neighbour.write("Hello again"), "DELIVERED");
    }
}
