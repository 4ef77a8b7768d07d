package org.threadline.thread;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** What a thread is filed under. */
@Embeddable
class Labels {

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private SupportThread.Priority priority = SupportThread.Priority.NORMAL;

    @Column(nullable = false)
    private List<String> tags = List.of();

    @Column(name = "order_id")
    private String orderId;

    /** @return whether that changes anything */
    boolean tag(List<String> wanted) {
        boolean news = !tags.equals(wanted);
        tags = news ? List.copyOf(wanted) : tags;
        return news;
    }

    /** @return whether that changes anything */
    boolean prioritise(SupportThread.Priority wanted) {
        boolean news = priority != wanted;
        priority = wanted;
        return news;
    }

    void showOrder(String order) {
        orderId = order;
    }

    SupportThread.Priority priority() {
        return priority;
    }

    List<String> tags() {
        return tags;
    }

    String orderId() {
        return orderId;
    }
}
