package org.threadline.events.webhook;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/**
 * Seals at each start what is not sealed with the present key: secrets from before there was one, and those of the key
 * before. A secret that no known key opens keeps the application from starting, because nothing could be signed with it.
 */
@ApplicationScoped
@AsMachine
class SealedSecrets {

    /** Before anything is delivered. */
    private static final int FIRST = 10;

    private static final int BATCH = 100;

    private final Session entities;
    private final SecretSeal seal;

    SealedSecrets(Session entities, SecretSeal seal) {
        this.entities = entities;
        this.seal = seal;
    }

    void renew(@Observes @Priority(FIRST) StartupEvent started) {
        UUID after = new UUID(0, 0);
        int renewed = 0;
        List<Object[]> rows = List.of();
        do {
            UUID from = after;
            rows = QuarkusTransaction.requiringNew().call(() -> batch(from));
            renewed += (int) rows.stream().filter(this::isOld).count();
            after = rows.isEmpty() ? after : (UUID) rows.getLast()[0];
        } while (rows.size() == BATCH);
        if (renewed > 0) {
            Log.infof("%d secrets of webhooks were sealed with the present key", renewed);
        }
    }

    /** As they were, locked against another replica that starts, and a rotation. */
    private List<Object[]> batch(UUID after) {
        List<Object[]> rows = entities.createNativeQuery("""
                        select id, secret, previous_secret from webhook where id > :after
                        order by id limit :batch for no key update""", Object[].class)
                .setParameter("after", after)
                .setParameter("batch", BATCH)
                .getResultList();
        rows.forEach(row -> {
            String secret = renewed((UUID) row[0], (String) row[1]);
            String previous = renewed((UUID) row[0], (String) row[2]);
            if (isOld(row)) {
                store((UUID) row[0], secret, previous);
            }
        });
        return rows;
    }

    private void store(UUID webhook, String secret, String previous) {
        entities.createNativeMutationQuery(
                        "update webhook set secret = :secret, previous_secret = :previous where id = :id")
                .setParameter("secret", secret)
                .setParameter("previous", previous, String.class)
                .setParameter("id", webhook)
                .executeUpdate();
    }

    /** Opened even when there is nothing to renew: so it is known at the start that it can be. */
    private String renewed(UUID webhook, String stored) {
        return stored == null ? null : seal.seal(webhook, seal.open(webhook, stored));
    }

    private boolean isOld(Object[] row) {
        return !seal.isPresent((String) row[1]) || row[2] != null && !seal.isPresent((String) row[2]);
    }
}
