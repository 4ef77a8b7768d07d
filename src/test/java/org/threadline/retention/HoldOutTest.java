package org.threadline.retention;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HoldOutTest {

    private static final int MANY = 20_000;

    private final HoldOut holdOut = new HoldOut(() -> Optional.of("one key"));
    private final List<UUID> customers =
            IntStream.range(0, MANY).mapToObj(i -> new UUID(4711, i)).toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50})
    void theShareThatIsAskedForIsHeldOut(int percent) {
        long heldOut = customers.stream()
                .filter(customer -> holdOut.holds("acme", customer, percent))
                .count();

        // Five standard errors: the ids are always the same, so this never fails by chance.
        double error = Math.sqrt(percent / 100.0 * (1 - percent / 100.0) / MANY);
        assertThat((double) heldOut / MANY).isEqualTo(percent / 100.0, within(5 * error));
    }

    @Test
    void nobodyIsHeldOutWhereNobodyShallBe() {
        assertThat(customers).noneMatch(customer -> holdOut.holds("acme", customer, 0));
    }

    @Test
    void whoWasHeldOutStaysSoWhenTheShareIsRaised() {
        assertThat(customers)
                .filteredOn(customer -> holdOut.holds("acme", customer, 5))
                .allMatch(customer -> holdOut.holds("acme", customer, 10));
    }

    @Test
    void twoBrandsHoldOutDifferentCustomers() {
        long both = customers.stream()
                .filter(customer -> holdOut.holds("acme", customer, 50) && holdOut.holds("other", customer, 50))
                .count();

        assertThat((double) both / MANY).isEqualTo(0.25, within(0.02));
    }

    @Test
    void theKeyDecides() {
        var other = new HoldOut(() -> Optional.of("another key"));
        long same = customers.stream()
                .filter(customer -> holdOut.holds("acme", customer, 50) == other.holds("acme", customer, 50))
                .count();

        assertThat((double) same / MANY).isEqualTo(0.5, within(0.02));
    }
}
