package org.threadline.security.audit;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.value.Ids;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the machine decides in an agent's place stands in the audit trail beside what agents do, under a name of its own. */
@ApplicationScoped
public class MachineDeeds {

    /** Stands where else the subject of a token stands. */
    public static final String ACTOR = "threadline";

    private static final String WRITE = """
            insert into audit_entry (id, brand, actor, action, subject, details, done_at)
            values (:id, :brand, :actor, :action, :subject, cast(:details as jsonb), :now)""";

    private final Session entities;
    private final ObjectMapper json;
    private final Clock clock;

    MachineDeeds(Session entities, ObjectMapper json, Clock clock) {
        this.entities = entities;
        this.json = json;
        this.clock = clock;
    }

    /** Written in the transaction that does it. @param details ids and names only */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(String brand, String action, UUID subject, Map<String, String> details) {
        entities.createNativeMutationQuery(WRITE)
                .setParameter("id", Ids.next())
                .setParameter("brand", brand)
                .setParameter("actor", ACTOR)
                .setParameter("action", action)
                .setParameter("subject", subject.toString())
                .setParameter("details", text(details))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private String text(Map<String, String> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
