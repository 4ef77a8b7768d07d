package org.threadline.order;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.threadline.customer.Profile;
import org.threadline.value.Item;
import org.threadline.value.Money;
import org.threadline.value.WebAddress;

/** What an order system tells of an order: the {@code data} of an event on the topic {@code order-events}. */
public sealed interface OrderEvent {

    String brand();

    Profile customer();

    String orderId();

    /** {@code order.placed} */
    record Placed(
            @NotBlank String brand,
            @NotNull @Valid Profile customer,
            @NotBlank @Size(max = 100) String orderId,
            @NotNull Money total,
            @Size(max = 500) List<@NotNull @Valid Item> items,
            @Size(max = 100) String cartId,
            Instant promisedBy,
            @Size(max = 20) List<@NotBlank @Size(max = 100) String> discountCodes)
            implements OrderEvent {

        public Placed {
            items = items == null ? List.of() : items;
            discountCodes = discountCodes == null ? List.of() : discountCodes;
        }
    }

    /** {@code order.shipped} */
    record Shipped(
            @NotBlank String brand,
            @NotNull @Valid Profile customer,
            @NotBlank @Size(max = 100) String orderId,
            @Size(max = 60) String carrier,
            @WebAddress URI trackingUrl,
            Instant eta)
            implements OrderEvent {}

    /** {@code order.out_for_delivery} */
    record OutForDelivery(
            @NotBlank String brand,
            @NotNull @Valid Profile customer,
            @NotBlank @Size(max = 100) String orderId,
            Instant eta)
            implements OrderEvent {}

    /** {@code order.delivered} */
    record Delivered(
            @NotBlank String brand,
            @NotNull @Valid Profile customer,
            @NotBlank @Size(max = 100) String orderId,
            Instant deliveredAt)
            implements OrderEvent {}

    /** {@code order.delayed} */
    record Delayed(
            @NotBlank String brand,
            @NotNull @Valid Profile customer,
            @NotBlank @Size(max = 100) String orderId,
            @NotBlank @Size(max = 100) String incidentId,
            @NotNull Instant newEta,
            @Size(max = 200) String reason)
            implements OrderEvent {}

    /** {@code order.cancelled} */
    record Cancelled(
            @NotBlank String brand,
            @NotNull @Valid Profile customer,
            @NotBlank @Size(max = 100) String orderId,
            @Size(max = 200) String reason)
            implements OrderEvent {}
}
