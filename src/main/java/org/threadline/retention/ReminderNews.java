package org.threadline.retention;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.hibernate.Session;
import org.threadline.message.Message;
import org.threadline.value.Kind;

/** How far the texts of reminders have come, written down beside what they bring. */
@ApplicationScoped
class ReminderNews {

    private static final String DROPPED = """
            insert into cart_reminder (id, brand, customer_id, message_id, fate, reason, decided_at, day)
            select gen_random_uuid(), m.brand, m.customer_id, m.id, 'DROPPED', m.decision, :now,
              cast(cast(:now as timestamptz) at time zone b.time_zone as date)
            from message m join brand b on b.key = m.brand where m.id = :message
            on conflict on constraint uq_cart_reminder_message do nothing""";

    private static final String LEFT =
            "update cart_reminder set left_at = coalesce(left_at, :now) where message_id = :message";

    private final Session entities;
    private final Clock clock;

    ReminderNews(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    void heard(@Observes Message.StatusChanged news) {
        if (news.kind() != Kind.CART_REMINDER) {
            return;
        }
        switch (news.status()) {
            case ACCEPTED, SENT, DELIVERED -> change(LEFT, news);
            case UNDELIVERED, FAILED -> failed(news.messageId(), news.messageId());
            case CANCELED -> change(DROPPED, news);
            case RECEIVED, QUEUED, SENDING, UNKNOWN -> {}
        }
    }

    /** A reminder that failed is said again by another text: from now on that one is the cart's. */
    void follow(@Observes Message.Retried retried) {
        Cart.update("reminderId = ?1 where reminderId = ?2", retried.messageId(), retried.retryOf());
        failed(retried.retryOf(), retried.messageId());
    }

    private void change(String sql, Message.StatusChanged news) {
        entities.createNativeMutationQuery(sql)
                .setParameter("message", news.messageId())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** The one has reached nobody; what is still to come of the reminder is the other's. */
    private void failed(UUID one, UUID next) {
        entities.createNativeMutationQuery(
                        "update cart_reminder set message_id = :next, left_at = null where message_id = :one")
                .setParameter("one", one)
                .setParameter("next", next)
                .executeUpdate();
    }
}
