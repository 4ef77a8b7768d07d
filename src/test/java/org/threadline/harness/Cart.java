package org.threadline.harness;

import java.util.List;
import java.util.Map;

/** A customer leaves a cart behind. */
public final class Cart {

    private Cart() {}

    /** @param event {@code cart.updated}, or {@code cart.abandoned} when the shop has waited already */
    public static void left(Phone phone, String event) {
        Shop.publish(
                phone,
                event,
                Map.of(
                        "cartId",
                        "c",
                        "checkoutUrl",
                        "https://acme.example/c",
                        "total",
                        Map.of("amount", "12.50", "currency", "USD"),
                        "items",
                        List.of(Map.of("name", "Mug"))));
    }
}
