package org.threadline.outbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Calls that send or make something, made safe to repeat: the key, the answer and the effect are one transaction. The same key gives the
 * same answer again, with another body it is refused, and while the first call still runs the second is told so. A key is
 * kept for 24 hours.
 */
@ApplicationScoped
public class IdempotentCalls {

    /** The answer, as it was given the first time. */
    public record Answer(int status, String json, boolean replayed) {}

    /** The key was used for something else before. */
    public static class KeyReused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyReused() {
            super("This Idempotency-Key was used with another request; take a new key.");
        }
    }

    /** The first call with this key has not ended. */
    public static class StillRunning extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StillRunning() {
            super("A call with this Idempotency-Key is still running; ask again in a moment.");
        }
    }

    /** Nobody repeats a call after this; whoever takes the same key then means another. */
    static final Duration KEPT = Duration.ofHours(24);

    private final Session entities;
    private final ObjectMapper json;
    private final Clock clock;

    IdempotentCalls(Session entities, ObjectMapper json, Clock clock) {
        this.entities = entities;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Makes the call, unless it was made before.
     *
     * @param caller whose key it is; two callers may use the same key
     * @param key null when the caller does not want this
     * @param request path and body of the call: what must be the same when the key is
     * @param status what the call answers when it succeeds
     */
    @Transactional
    public Answer once(String caller, String key, List<Object> request, int status, Supplier<Object> call) {
        if (key == null) {
            return new Answer(status, write(call.get()), false);
        }
        if (!lock(caller, key)) {
            throw new StillRunning();
        }
        String fingerprint = fingerprint(write(request));
        List<Object[]> before = entities.createNativeQuery("""
                        select fingerprint, status, answer from idempotent_call
                        where caller = :caller and key = :key and called_at > :forgotten""", Object[].class)
                .setParameter("caller", caller)
                .setParameter("key", key)
                .setParameter("forgotten", clock.instant().minus(KEPT))
                .getResultList();
        if (!before.isEmpty()) {
            Object[] row = before.getFirst();
            if (!fingerprint.equals(row[0])) {
                throw new KeyReused();
            }
            return new Answer((Integer) row[1], (String) row[2], true);
        }
        String answer = write(call.get());
        remember(caller, key, fingerprint, status, answer);
        return new Answer(status, answer, false);
    }

    /**
     * Whether this call was answered before, so that it will be again: what must be done outside the transaction of a
     * call, and only once, asks first.
     */
    @Transactional
    public boolean isAnswered(String caller, String key) {
        return key != null
                && !entities.createNativeQuery("""
                        select 1 from idempotent_call
                        where caller = :caller and key = :key and called_at > :forgotten""", Integer.class)
                        .setParameter("caller", caller)
                        .setParameter("key", key)
                        .setParameter("forgotten", clock.instant().minus(KEPT))
                        .getResultList()
                        .isEmpty();
    }

    private boolean lock(String caller, String key) {
        return entities.createNativeQuery(
                        "select pg_try_advisory_xact_lock(hashtextextended(:key, 4711))", Boolean.class)
                .setParameter("key", caller + " " + key)
                .getSingleResult();
    }

    private void remember(String caller, String key, String fingerprint, int status, String answer) {
        entities.createNativeMutationQuery("""
                        insert into idempotent_call (caller, key, fingerprint, status, answer, called_at)
                        values (:caller, :key, :fingerprint, :status, :answer, :now)
                        on conflict on constraint pk_idempotent_call do update
                        set fingerprint = excluded.fingerprint, status = excluded.status, answer = excluded.answer,
                          called_at = excluded.called_at""")
                .setParameter("caller", caller)
                .setParameter("key", key)
                .setParameter("fingerprint", fingerprint)
                .setParameter("status", status)
                .setParameter("answer", answer)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String fingerprint(String request) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
