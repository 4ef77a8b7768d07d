package org.threadline.retention;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.threadline.customer.Profile;
import org.threadline.value.Item;
import org.threadline.value.Money;
import org.threadline.value.WebAddress;

/** What a shop tells of a cart: the {@code data} of an event on the topic {@code order-events}. */
public sealed interface CartEvent {

    String brand();

    Profile customer();

    String cartId();

    /** What lies in a cart, and where to go on with it. */
    sealed interface Filled extends CartEvent {
        URI checkoutUrl();

        Money total();

        List<Item> items();
    }

    /** {@code cart.updated}: somebody is at it, and the wait begins anew. */
    record Updated(
            @NotBlank String brand,
            @NotNull @Valid Profile customer,
            @NotBlank @Size(max = 100) String cartId,
            @NotNull @WebAddress URI checkoutUrl,
            @NotNull Money total,
            @NotNull @Size(max = 500) List<@NotNull @Valid Item> items)
            implements Filled {}

    /** {@code cart.abandoned}: the shop itself has already waited. */
    record Abandoned(
            @NotBlank String brand,
            @NotNull @Valid Profile customer,
            @NotBlank @Size(max = 100) String cartId,
            @NotNull @WebAddress URI checkoutUrl,
            @NotNull Money total,
            @NotNull @Size(max = 500) List<@NotNull @Valid Item> items)
            implements Filled {}

    /** {@code cart.emptied} */
    record Emptied(
            @NotBlank String brand,
            @NotNull @Valid Profile customer,
            @NotBlank @Size(max = 100) String cartId) implements CartEvent {}
}
