package org.threadline.security.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.Caller;
import org.threadline.value.Cursor;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The lines of the audit trail that the caller may read, the newest first. */
@ApplicationScoped
class AuditEntries {

    /** What they are narrowed to; null: not by that. */
    record Filter(String brand, String actor, String subject, Instant from, Instant to) {}

    /** Before which line a page begins. */
    private record Position(Instant time, UUID id) {

        static Position of(Cursor cursor) {
            return new Position(cursor.time(), cursor.id());
        }
    }

    private final Session entities;
    private final Caller caller;
    private final ObjectMapper json;

    AuditEntries(Session entities, Caller caller, ObjectMapper json) {
        this.entities = entities;
        this.caller = caller;
        this.json = json;
    }

    @Transactional
    Page<AuditEntry> list(Filter filter, PageRequest page) {
        var where = new ArrayList<String>();
        var values = new LinkedHashMap<String, Object>();
        if (!caller.belongsToAll()) {
            where.add("brand in (:own)");
            values.put("own", caller.brands().isEmpty() ? List.of("") : caller.brands());
        }
        add("brand = :brand", "brand", filter.brand(), where, values);
        add("actor = :actor", "actor", filter.actor(), where, values);
        add("subject = :subject", "subject", filter.subject(), where, values);
        add("done_at >= :from", "from", filter.from(), where, values);
        add("done_at < :to", "to", filter.to(), where, values);
        page.after(Position::of).ifPresent(before -> {
            where.add("(done_at, id) < (:beforeTime, :beforeId)");
            values.put("beforeTime", before.time());
            values.put("beforeId", before.id());
        });
        var query = entities.createNativeQuery(
                "select id, brand, actor, action, subject, details::text, done_at from audit_entry where "
                        + (where.isEmpty() ? "true" : String.join(" and ", where))
                        + " order by done_at desc, id desc limit " + (page.limit() + 1),
                Object[].class);
        values.forEach(query::setParameter);
        List<AuditEntry> found = query.getResultList().stream().map(this::entry).toList();
        return Page.of(found, page.limit(), entry -> Cursor.of(entry.at(), entry.id()));
    }

    private static void add(
            String condition, String name, Object value, List<String> where, Map<String, Object> values) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }

    private AuditEntry entry(Object[] row) {
        try {
            return new AuditEntry(
                    (UUID) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    json.readValue((String) row[5], new TypeReference<>() {}),
                    (Instant) row[6]);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
