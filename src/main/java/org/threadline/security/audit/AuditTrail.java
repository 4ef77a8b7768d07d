package org.threadline.security.audit;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;

import org.hibernate.Session;
import org.threadline.value.Ids;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.arc.Arc;

/**
 * Writes a line at the end of each transaction of a deed that has changed something, before it is committed: no effect
 * without its line, and no line without an effect. No room does anything for it.
 */
@ApplicationScoped
class AuditTrail {

    // A transaction that has written nothing has no id: an answer replayed, or a look, leaves no line.
    private static final String WRITE = """
            insert into audit_entry (id, brand, actor, action, subject, details, done_at)
            select :id, :brand, :actor, :action, :subject, cast(:details as jsonb), :now
            where pg_current_xact_id_if_assigned() is not null""";

    private final Session entities;
    private final Deed deed;
    private final TransactionManager transactions;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(Session entities, Deed deed, TransactionManager transactions, ObjectMapper json, Clock clock) {
        this.entities = entities;
        this.deed = deed;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    // Not an interposed synchronization: those are for the store's own, which lets go of its connection there.
    void begun(@Observes @Initialized(TransactionScoped.class) Object transaction)
            throws RollbackException, SystemException {
        if (Arc.container().requestContext().isActive() && deed.isWrittenDown()) {
            transactions.getTransaction().registerSynchronization(new BeforeCommit());
        }
    }

    private void write() {
        entities.flush();
        entities.createNativeMutationQuery(WRITE)
                .setParameter("id", Ids.next())
                // Whoever has changed something without passing the wall has forgotten it; the column refuses.
                .setParameter("brand", deed.brand(), String.class)
                .setParameter("actor", deed.actor())
                .setParameter("action", deed.action())
                .setParameter("subject", deed.subject(), String.class)
                .setParameter("details", details())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private String details() {
        try {
            return json.writeValueAsString(deed.details());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private class BeforeCommit implements Synchronization {

        @Override
        public void beforeCompletion() {
            write();
        }

        @Override
        public void afterCompletion(int status) {
            // What was undone has no line either.
        }
    }
}
