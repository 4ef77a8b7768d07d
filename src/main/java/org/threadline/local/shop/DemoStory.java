package org.threadline.local.shop;

import java.util.ArrayList;
import java.util.List;

/** What one customer does in the course of the day. */
final class DemoStory {

    private static final List<DemoShop.Incident> INCIDENTS = List.of(
            new DemoShop.Incident("storm", "a storm at the hub"),
            new DemoShop.Incident("flood", "a flooded sorting centre"));

    private final DemoShop shop;
    private final DemoCustomer customer;
    private final DemoClock clock;
    private final List<Beat> beats = new ArrayList<>();

    private DemoStory(DemoShop shop, DemoCustomer customer, DemoClock clock) {
        this.shop = shop;
        this.customer = customer;
        this.clock = clock;
    }

    /** Every kind comes up among any seven customers in a row. */
    static List<Beat> of(int number, DemoShop shop, DemoCustomer customer, DemoClock clock) {
        var story = new DemoStory(shop, customer, clock);
        switch (number % 7) {
            case 0 -> story.leavesACart();
            case 1 -> story.isDeliveredTo();
            case 2 -> story.isDelayed(INCIDENTS.get(number / 7 % INCIDENTS.size()));
            case 3 -> story.buysTheCart();
            case 4 -> story.emptiesTheCart();
            case 5 -> story.hearsInTheWrongOrder();
            default -> story.cancels();
        }
        return story.beats;
    }

    private void isDeliveredTo() {
        var order = shop.order(customer);
        add(shop.placed(order, clock.tick()));
        add(shop.shipped(order, clock.tick()));
        add(shop.outForDelivery(order, clock.tick()));
        add(shop.delivered(order, clock.tick()));
    }

    private void isDelayed(DemoShop.Incident incident) {
        var order = shop.order(customer);
        add(shop.placed(order, clock.tick()));
        add(shop.shipped(order, clock.tick()));
        add(shop.delayed(order, incident, clock.tick()));
        add(shop.delivered(order, clock.end()));
    }

    private void leavesACart() {
        add(shop.marketingConsent(customer, clock.tick()));
        add(shop.cartUpdated(shop.cart(customer), clock.tick()));
        add(shop.cartAbandoned(shop.cart(customer), clock.tick()));
    }

    private void buysTheCart() {
        var cart = shop.cart(customer);
        add(shop.marketingConsent(customer, clock.tick()));
        add(shop.cartUpdated(cart, clock.tick()));
        var order = shop.order(cart);
        add(shop.placed(order, clock.tick()));
        add(shop.shipped(order, clock.tick()));
    }

    private void emptiesTheCart() {
        var cart = shop.cart(customer);
        add(shop.cartUpdated(cart, clock.tick()));
        add(shop.cartEmptied(cart, clock.tick()));
    }

    /** The first of two systems is behind: what happened earlier is told later. */
    private void hearsInTheWrongOrder() {
        var order = shop.order(customer);
        add(shop.placed(order, clock.tick()));
        var shipped = shop.shipped(order, clock.tick());
        add(shop.outForDelivery(order, clock.tick()));
        beats.add(Beat.late(clock.tick(), shipped));
        add(shop.delivered(order, clock.tick()));
    }

    private void cancels() {
        var order = shop.order(customer);
        add(shop.placed(order, clock.tick()));
        add(shop.cancelled(order, clock.tick()));
    }

    private void add(ShopEvent event) {
        beats.add(Beat.of(event));
    }
}
