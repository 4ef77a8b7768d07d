package org.threadline.faults;

import java.time.Instant;

/** Texts that wait, put into the queue by hand: one customer each, for one number of a brand. */
final class Backlog {

    private Backlog() {}

    /** @param index which of the brand's numbers; no customer has texts from two of them */
    static void queue(Store store, Shop shop, int index, long count, int segments, Instant due) {
        store.change(
                """
                with people as (
                  insert into customer (id, brand, phone, created_at, updated_at)
                  select gen_random_uuid(), ?, ? || lpad(((i * 20) + ?)::text, 6, '0'), now(), now()
                  from generate_series(1, ?) as i returning id, brand)
                insert into message (id, brand, customer_id, direction, kind, purpose, body, status, status_rank,
                  segments, encoding, sender, lane, due_at, created_at)
                select gen_random_uuid(), brand, id, 'OUTBOUND', 'ORDER_UPDATE', 'TRANSACTIONAL', 'News', 'QUEUED', 0,
                  ?, 'GSM_7', ?, 2, cast(? as timestamptz), now()
                from people""",
                shop.key(),
                shop.phonePrefix(),
                index,
                count,
                segments,
                shop.numbers().get(index),
                due.toString());
    }
}
