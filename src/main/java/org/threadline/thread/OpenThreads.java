package org.threadline.thread;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** What a conversation that is not resolved says about its customer, for many customers at once. */
@ApplicationScoped
public class OpenThreads {

    private static final String OPEN = """
            select distinct customer_id from support_thread
            where brand in (:brands) and customer_id in (:customers) and status <> 'RESOLVED' and %s""";

    private final Session entities;

    OpenThreads(Session entities) {
        this.entities = entities;
    }

    /** Those of these customers who wait for a person's answer. */
    public Set<UUID> waiting(Set<String> brands, Set<UUID> customers) {
        return found(asked("waiting_since is not null", brands, customers));
    }

    /** Those of these customers whose conversation has this tag. */
    public Set<UUID> tagged(String tag, Set<String> brands, Set<UUID> customers) {
        return found(asked(":tag = any(tags)", brands, customers).setParameter("tag", tag));
    }

    private NativeQuery<UUID> asked(String what, Set<String> brands, Set<UUID> customers) {
        return entities.createNativeQuery(OPEN.formatted(what), UUID.class)
                .setParameter("brands", brands)
                .setParameter("customers", customers);
    }

    private static Set<UUID> found(NativeQuery<UUID> query) {
        return Set.copyOf(query.getResultList());
    }
}
