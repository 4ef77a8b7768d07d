package org.threadline.problem;

import java.sql.SQLException;
import java.util.Set;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import io.quarkus.logging.Log;

/**
 * What nobody foresaw. When the store is away or has no room the answer is 503, so that a carrier keeps the text and
 * comes again; everything else is a fault of ours, told without its inner workings.
 */
@Provider
class StoreProblems implements ExceptionMapper<RuntimeException> {

    /** SQL states by class: connection, resources (disk full among them), operator intervention, system error, deadlock. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58", "40");

    @Override
    public Response toResponse(RuntimeException failure) {
        if (isStoreAway(failure)) {
            Log.warnf("the store is away: %s", failure.getClass().getSimpleName());
            return Problems.of(
                            "store-unavailable",
                            "Not stored",
                            Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
                            "The store is away for the moment; nothing was kept. Send the same again.")
                    .withHeader("Retry-After", 5)
                    .build()
                    .toResponse();
        }
        Log.error("unexpected failure", failure);
        return Problems.of(
                        "internal",
                        "Internal error",
                        Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(),
                        "Something broke on our side; it is logged.")
                .build()
                .toResponse();
    }

    private static boolean isStoreAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                // Without a state it is the pool, which has no connection to give.
                return sql.getSQLState() == null
                        || AWAY.contains(sql.getSQLState().substring(0, 2));
            }
        }
        return false;
    }
}
