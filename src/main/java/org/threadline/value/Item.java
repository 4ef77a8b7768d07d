package org.threadline.value;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of an order or a cart.
 *
 * @param inStock false: it cannot be bought at the moment; true when left out
 */
public record Item(
        @Schema(nullable = true) @Size(max = 100) String sku,
        @NotBlank @Size(max = 200) String name,
        @Min(1) @Max(100_000) Integer quantity,
        @Schema(nullable = true) Money price,

        @Schema(description = "False: it cannot be bought at the moment")
        Boolean inStock) {

    public Item {
        quantity = quantity == null ? 1 : quantity;
        inStock = inStock == null || inStock;
    }
}
