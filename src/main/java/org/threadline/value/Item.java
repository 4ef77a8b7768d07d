package org.threadline.value;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** One line of an order or a cart. */
public record Item(
        @Size(max = 100) String sku,
        @NotBlank @Size(max = 200) String name,
        @Min(1) @Max(100_000) Integer quantity,
        Money price) {

    public Item {
        quantity = quantity == null ? 1 : quantity;
    }
}
