package org.threadline.events.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;

import org.hibernate.Session;
import org.threadline.events.EventType;
import org.threadline.value.Cursor;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** The log of a webhook. */
@ApplicationScoped
@Transactional
class Deliveries {

    private static final String SELECT = """
            select event_id, type, status, attempts, response_status, failure,
                   created_at, last_tried_at, case when status = 'PENDING' then due_at end, delivered_at
            from webhook_delivery where webhook_id = :webhook""";

    private final Session entities;
    private final Webhooks webhooks;
    private final Clock clock;

    Deliveries(Session entities, Webhooks webhooks, Clock clock) {
        this.entities = entities;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** Newest first: ids grow with time. */
    Page<DeliveryView> list(String brand, UUID webhook, DeliveryView.Status status, PageRequest page) {
        UUID id = webhooks.find(brand, webhook).id();
        Optional<UUID> after = page.after(Cursor::id);
        var query = entities.createNativeQuery(
                        SELECT + (status == null ? "" : " and status = :status")
                                + (after.isEmpty() ? "" : " and event_id < :after") + " order by event_id desc limit "
                                + (page.limit() + 1),
                        Object[].class)
                .setParameter("webhook", id);
        if (status != null) {
            query.setParameter("status", status.name());
        }
        after.ifPresent(event -> query.setParameter("after", event));
        List<DeliveryView> found =
                query.getResultList().stream().map(Deliveries::view).toList();
        return Page.of(found, page.limit(), delivery -> delivery.id().toString());
    }

    /** Sends the event again, and for a day if need be. What is just being sent is left to that. */
    DeliveryView replay(String brand, UUID webhook, UUID event) {
        UUID id = webhooks.find(brand, webhook).id();
        entities.createNativeMutationQuery("""
                        update webhook_delivery
                        set status = 'PENDING', due_at = :now, first_tried_at = null, delivered_at = null
                        where webhook_id = :webhook and event_id = :event
                          and (lease_until is null or lease_until <= :now)""")
                .setParameter("now", clock.instant())
                .setParameter("webhook", id)
                .setParameter("event", event)
                .executeUpdate();
        return entities
                .createNativeQuery(SELECT + " and event_id = :event", Object[].class)
                .setParameter("webhook", id)
                .setParameter("event", event)
                .getResultList()
                .stream()
                .map(Deliveries::view)
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private static DeliveryView view(Object[] row) {
        return new DeliveryView(
                (UUID) row[0],
                EventType.of((String) row[1]),
                DeliveryView.Status.valueOf((String) row[2]),
                (Integer) row[3],
                (Integer) row[4],
                (String) row[5],
                (Instant) row[6],
                (Instant) row[7],
                (Instant) row[8],
                (Instant) row[9]);
    }
}
