package org.threadline.local.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** The shop as an author of events: the same seed and clock give the same events. */
final class DemoShop {

    /** @param cartId null when it was not bought out of a remembered cart */
    record Order(String id, DemoCustomer customer, Basket basket, String cartId) {}

    /** Several orders can suffer from one and the same. */
    record Incident(String name, String reason) {}

    record Cart(String id, DemoCustomer customer, Basket basket) {}

    private static final String BRAND = "acme";
    private static final String SITE = "https://shop.acme.example";
    private static final String OPT_IN = "Yes, text me offers from Acme. Up to 4 a month. Reply STOP to end.";

    private final String run;
    private final Random random;
    private int numbered;

    /** @param run distinguishes ids of one run from those of another, or the second would count as seen already */
    DemoShop(String run, Random random) {
        this.run = run;
        this.random = random;
    }

    Cart cart(DemoCustomer customer) {
        return new Cart("C-" + next(), customer, Basket.some(random));
    }

    Order order(DemoCustomer customer) {
        return new Order("A-" + next(), customer, Basket.some(random), null);
    }

    Order order(Cart cart) {
        return new Order("A-" + next(), cart.customer(), cart.basket(), cart.id());
    }

    ShopEvent placed(Order order, Instant at) {
        var data = about(order);
        data.put("total", order.basket().total());
        data.put("items", order.basket().items());
        if (order.cartId() != null) {
            data.put("cartId", order.cartId());
        }
        data.put("promisedBy", days(at, 3));
        return event("order.placed", data, at);
    }

    ShopEvent shipped(Order order, Instant at) {
        var data = about(order);
        data.put("carrier", "UPS");
        data.put("trackingUrl", SITE + "/track/" + order.id());
        data.put("eta", days(at, 2));
        return event("order.shipped", data, at);
    }

    ShopEvent outForDelivery(Order order, Instant at) {
        var data = about(order);
        data.put("eta", at.plus(Duration.ofHours(4)).toString());
        return event("order.out_for_delivery", data, at);
    }

    ShopEvent delivered(Order order, Instant at) {
        var data = about(order);
        data.put("deliveredAt", at.toString());
        return event("order.delivered", data, at);
    }

    ShopEvent delayed(Order order, Incident incident, Instant at) {
        var data = about(order);
        data.put("incidentId", "I-" + run + "-" + incident.name());
        data.put("newEta", days(at, 4));
        data.put("reason", incident.reason());
        return event("order.delayed", data, at);
    }

    ShopEvent cancelled(Order order, Instant at) {
        var data = about(order);
        data.put("reason", "the customer asked for it");
        return event("order.cancelled", data, at);
    }

    ShopEvent cartUpdated(Cart cart, Instant at) {
        return event("cart.updated", about(cart), at);
    }

    ShopEvent cartAbandoned(Cart cart, Instant at) {
        return event("cart.abandoned", about(cart), at);
    }

    ShopEvent cartEmptied(Cart cart, Instant at) {
        var data = about(cart.customer());
        data.put("cartId", cart.id());
        return event("cart.emptied", data, at);
    }

    ShopEvent marketingConsent(DemoCustomer customer, Instant at) {
        var data = about(customer);
        data.put("purpose", "MARKETING");
        data.put("granted", true);
        data.put("source", "checkout");
        data.put("wording", OPT_IN);
        data.put("ip", "192.0.2." + (1 + random.nextInt(254)));
        return event("consent.changed", data, at);
    }

    private ShopEvent event(String type, Map<String, Object> data, Instant at) {
        return ShopEvent.of(type, data, "demo-" + next(), at);
    }

    private Map<String, Object> about(Order order) {
        var data = about(order.customer());
        data.put("orderId", order.id());
        return data;
    }

    private Map<String, Object> about(Cart cart) {
        var data = about(cart.customer());
        data.put("cartId", cart.id());
        data.put("checkoutUrl", SITE + "/checkout/" + cart.id());
        data.put("total", cart.basket().total());
        data.put("items", cart.basket().items());
        return data;
    }

    private Map<String, Object> about(DemoCustomer customer) {
        var data = new LinkedHashMap<String, Object>();
        data.put("brand", BRAND);
        data.put("customer", customer.json());
        return data;
    }

    private String next() {
        return run + "-" + ++numbered;
    }

    private static String days(Instant from, int days) {
        return from.plus(Duration.ofDays(days)).toString();
    }
}
