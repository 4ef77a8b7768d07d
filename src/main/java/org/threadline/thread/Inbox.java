package org.threadline.thread;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;

import org.hibernate.Session;
import org.threadline.security.Caller;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;
import org.threadline.value.PhoneNumber;

/** The list of threads: who waits longest comes first, then who does not wait, then what is resolved. */
@ApplicationScoped
class Inbox {

    private final Session entities;
    private final ThreadViews views;
    private final Caller caller;

    Inbox(Session entities, ThreadViews views, Caller caller) {
        this.entities = entities;
        this.views = views;
        this.caller = caller;
    }

    @Transactional
    Page<ThreadView> list(InboxFilter filter, PageRequest page) {
        var where = new ArrayList<String>();
        var values = new LinkedHashMap<String, Object>();
        wall(where, values);
        filter.narrow(where, values, caller.id());
        after(page.after(""), where, values);

        var query = entities.createNativeQuery(
                "select t.* from support_thread t where " + String.join(" and ", where)
                        + " order by t.sort_group, t.sort_at, t.id limit " + (page.limit() + 1),
                SupportThread.class);
        values.forEach(query::setParameter);
        Page<SupportThread> threads = Page.of(query.getResultList(), page.limit(), SupportThread::position);
        return new Page<>(views.of(threads.items()), threads.nextCursor());
    }

    private void wall(List<String> where, Map<String, Object> values) {
        if (!caller.belongsToAll()) {
            where.add("t.brand in (:brands)");
            values.put("brands", caller.brands().isEmpty() ? List.of("") : caller.brands());
        } else {
            where.add("true");
        }
    }

    private static void after(String position, List<String> where, Map<String, Object> values) {
        if (position.isEmpty()) {
            return;
        }
        try {
            String[] parts = position.split(" ");
            values.put("afterGroup", Integer.valueOf(parts[0]));
            values.put("afterTime", Instant.parse(parts[1]));
            values.put("afterId", UUID.fromString(parts[2]));
        } catch (RuntimeException notOurs) {
            throw new BadRequestException("cursor is not one that this list has given");
        }
        where.add("(t.sort_group, t.sort_at, t.id) > (:afterGroup, :afterTime, :afterId)");
    }

    /** What the inbox may be narrowed to, as the query string says it. */
    record InboxFilter(String brand, String status, String assignee, String tag, String q, Boolean optOutRequested) {

        private static final String ASKS_TO_OPT_OUT =
                "exists (select 1 from opt_out_request r where r.thread_id = t.id and r.settled_at is null)";

        InboxFilter {
            if (Stream.of(brand, status, assignee, tag, q)
                    .anyMatch(value -> value != null && value.indexOf('\0') >= 0)) {
                throw new BadRequestException("a filter cannot hold the character NUL");
            }
        }

        void narrow(List<String> where, Map<String, Object> values, String me) {
            add(brand, "t.brand = :brand", "brand", where, values);
            add(status, "t.status = :status", "status", where, values);
            add(tag, "t.tags @> cast(array[:tag] as text[])", "tag", where, values);
            if ("none".equals(assignee)) {
                where.add("t.assignee is null");
            } else {
                add("me".equals(assignee) ? me : assignee, "t.assignee = :assignee", "assignee", where, values);
            }
            if (optOutRequested != null) {
                where.add((optOutRequested ? "" : "not ") + ASKS_TO_OPT_OUT);
            }
            search(where, values);
        }

        private void search(List<String> where, Map<String, Object> values) {
            if (q == null || q.isBlank()) {
                return;
            }
            where.add("""
                    exists (select 1 from customer c where c.id = t.customer_id
                      and (c.phone = :phone or lower(c.first_name) = lower(:name) or t.order_id = :name))""");
            values.put(
                    "phone",
                    PhoneNumber.parse(q.strip()).map(PhoneNumber::value).orElse(q.strip()));
            values.put("name", q.strip());
        }

        private static void add(
                String value, String condition, String name, List<String> where, Map<String, Object> values) {
            if (value != null && !value.isBlank()) {
                where.add(condition);
                values.put(name, value);
            }
        }
    }
}
