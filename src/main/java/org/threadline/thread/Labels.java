package org.threadline.thread;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What a thread is filed under. */
@Embeddable
class Labels {

    @Column(nullable = false)
    private List<String> tags = List.of();

    @Column(name = "order_id")
    private String orderId;

    @Column(name = "cart_id")
    private String cartId;

    /** @return whether that changes anything */
    boolean tag(List<String> wanted) {
        boolean news = !tags.equals(wanted);
        tags = news ? List.copyOf(wanted) : tags;
        return news;
    }

    void showOrder(String order) {
        orderId = order;
    }

    void showCart(String cart) {
        cartId = cart;
    }

    List<String> tags() {
        return tags;
    }

    String orderId() {
        return orderId;
    }

    String cartId() {
        return cartId;
    }
}
