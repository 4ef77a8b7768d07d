package org.threadline.inbound;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.threadline.consent.Purpose;
import org.threadline.customer.Profile;
import org.threadline.order.OrderEvent;
import org.threadline.retention.CartEvent;

/**
 * An event of the shop, understood.
 *
 * @param source with {@code id}: the same pair is the same event, however often it comes
 * @param time when it happened, as the shop says
 */
record ShopEvent(String source, String id, String type, Instant time, Data data) {

    /** What an event is about. */
    sealed interface Data {
        String brand();

        Profile customer();
    }

    record OfOrder(OrderEvent event) implements Data {
        @Override
        public String brand() {
            return event.brand();
        }

        @Override
        public Profile customer() {
            return event.customer();
        }
    }

    record OfCart(CartEvent event) implements Data {
        @Override
        public String brand() {
            return event.brand();
        }

        @Override
        public Profile customer() {
            return event.customer();
        }
    }

    /** {@code consent.changed}: the customer has said at the shop what they want to hear. */
    record ConsentChanged(
            @NotBlank String brand,
            @NotNull @Valid Profile customer,
            @NotNull Purpose purpose,
            @NotNull Boolean granted,
            @NotBlank @Size(max = 100) String source,
            @Size(max = 1000) String wording,
            @Size(max = 45) String ip)
            implements Data {}
}
