package org.threadline.local.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What somebody wants to buy. */
record Basket(List<Item> items, Money total) {

    record Item(String sku, String name, int quantity, Money price) {}

    private record Ware(String sku, String name, int cents) {}

    private static final List<Ware> WARES = List.of(
            new Ware("TEE-01", "Cotton T-shirt", 1_950),
            new Ware("MUG-07", "Enamel mug", 1_250),
            new Ware("BAG-03", "Canvas bag", 3_400),
            new Ware("SOC-11", "Wool socks", 900),
            new Ware("LAM-02", "Desk lamp", 5_900),
            new Ware("BLA-05", "Picnic blanket", 4_200));

    static Basket some(Random random) {
        var items = new ArrayList<Item>();
        var cents = 0L;
        var first = random.nextInt(WARES.size());
        for (var i = 0; i <= random.nextInt(3); i++) {
            var ware = WARES.get((first + i) % WARES.size());
            var quantity = 1 + random.nextInt(2);
            items.add(new Item(ware.sku(), ware.name(), quantity, Money.ofCents(ware.cents())));
            cents += (long) quantity * ware.cents();
        }
        return new Basket(List.copyOf(items), Money.ofCents(cents));
    }
}
