package org.threadline.inbound;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.threadline.customer.Profile;
import org.threadline.harness.Database;
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

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class ShopEventsTest {

    @Inject
    ShopEvents events;

    @Test
    void anEventThatEightReplicasTakeAtOnceHasOneEffect() {
        var phone = TestBrand.create().newPhone();
        ShopEvent event = shipped(phone, "A-1", UUID.randomUUID().toString());

        var taken = Race.of(8, i -> events.take(List.of(event)).getFirst());

        assertThat(taken).containsOnlyOnce(Reception.TAKEN).hasSize(8);
        assertThat(Database.textsTo(phone)).hasSize(1);
    }

    @Test
    void theSameNewsUnderEightIdsIsStillToldOnce() {
        var phone = TestBrand.create().newPhone();

        Race.of(
                8,
                i -> events.take(List.of(shipped(phone, "A-1", UUID.randomUUID().toString()))));

        assertThat(Database.textsTo(phone)).hasSize(1);
    }

    @Test
    void eightOrdersOfANewCustomerAtOnceAreAllTold() {
        var phone = TestBrand.create().newPhone();

        Race.of(
                8,
                i -> events.take(
                        List.of(shipped(phone, "A-" + i, UUID.randomUUID().toString()))));

        assertThat(Database.textsTo(phone)).hasSize(8);
        assertThat(Database.rows("select 1 from customer where phone = ?", phone.number()))
                .hasSize(1);
    }

    private static ShopEvent shipped(Phone phone, String order, String id) {
        var customer = new Profile(PhoneNumber.of(phone.number()), "Ada", null, null, null);
        var event = new OrderEvent.Shipped(phone.brand().key(), customer, order, null, null, null);
        return new ShopEvent("/race", id, "order.shipped", Instant.now(), new ShopEvent.OfOrder(event));
    }
}
