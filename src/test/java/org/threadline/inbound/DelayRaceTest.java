package org.threadline.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.threadline.customer.Profile;
import org.threadline.harness.Database;
import org.threadline.harness.Machine;
import org.threadline.harness.Phone;
import org.threadline.harness.Race;
import org.threadline.harness.TestBrand;
import org.threadline.inbound.ShopEvents.Reception;
import org.threadline.local.LocalServersResource;
import org.threadline.order.OrderEvent;
import org.threadline.value.PhoneNumber;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Replicas that hear of delays at one instant. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class DelayRaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    ShopEvents events;

    @Test
    void theSameIncidentUnderEightIdsIsOneApologyAndOneOffer() {
        TestBrand brand = brandWith("100.00");
        Phone phone = brand.newPhone();

        Race.of(8, i -> events.take(List.of(delayed(phone))));

        assertThat(Database.textsTo(phone)).hasSize(1);
        assertThat(given(brand)).isEqualTo(1);
    }

    @Test
    void sixCustomersAtOnceDoNotSpendMoreThanThereIs() {
        TestBrand brand = brandWith("15.00");
        List<Phone> phones = List.of(
                brand.newPhone(),
                brand.newPhone(),
                brand.newPhone(),
                brand.newPhone(),
                brand.newPhone(),
                brand.newPhone());

        Race.of(6, i -> events.take(List.of(delayed(phones.get(i)))));

        assertThat(given(brand)).isEqualTo(3);
        assertThat(phones)
                .allSatisfy(phone -> assertThat(Database.textsTo(phone)).hasSize(1));
    }

    @Test
    void aReplicaWaitsForWhatAnotherIsJustSpending() {
        TestBrand brand = brandWith("5.00");
        Phone first = brand.newPhone();
        Phone second = brand.newPhone();
        List.of(first, second).forEach(this::know);

        CompletableFuture<List<Reception>> later = Machine.call(() -> {
            events.take(List.of(delayed(first)));
            var other = CompletableFuture.supplyAsync(() -> events.take(List.of(delayed(second))));
            await().atMost(PATIENCE).until(() -> other.isDone() || somebodyWaits());
            return other;
        });

        assertThat(later.join()).containsExactly(Reception.TAKEN);
        assertThat(given(brand)).isEqualTo(1);
        assertThat(Database.textsTo(second)).hasSize(1);
    }

    /** Strangers wait for each other anyway, because they are counted. */
    private void know(Phone phone) {
        var customer = new Profile(PhoneNumber.of(phone.number()), "Ada", null, null, null);
        var event = new OrderEvent.Cancelled(phone.brand().key(), customer, "Z" + phone.number(), null);
        String id = UUID.randomUUID().toString();
        events.take(
                List.of(new ShopEvent("/race", id, "order.cancelled", Instant.now(), new ShopEvent.OfOrder(event))));
    }

    private static boolean somebodyWaits() {
        return !Database.rows("select 1 from pg_locks where locktype = 'advisory' and not granted")
                .isEmpty();
    }

    private static TestBrand brandWith(String budget) {
        var offer = Map.of(
                "currency", "USD", "monthlyBudget", budget, "steps", List.of(Map.of("daysLate", 0, "amount", "5.00")));
        return TestBrand.create(Map.of("policies", Map.of("delays", Map.of("offers", List.of(offer)))));
    }

    private static ShopEvent delayed(Phone phone) {
        var customer = new Profile(PhoneNumber.of(phone.number()), "Ada", null, null, null);
        Instant eta = Instant.now().plus(Duration.ofDays(3));
        var event = new OrderEvent.Delayed(phone.brand().key(), customer, "A" + phone.number(), "snow", eta, "Snow");
        String id = UUID.randomUUID().toString();
        return new ShopEvent("/race", id, "order.delayed", Instant.now(), new ShopEvent.OfOrder(event));
    }

    private static int given(TestBrand brand) {
        return Database.rows("select 1 from voucher where brand = ? and state = 'GIVEN'", brand.key())
                .size();
    }
}
