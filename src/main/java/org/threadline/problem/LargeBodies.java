package org.threadline.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses a body that says it is too large, before the server does: that would close the connection without a word. One
 * that does not say how long it is still ends so.
 */
@ApplicationScoped
class LargeBodies {

    private static final int BEFORE_ALL_OTHERS = 100;
    private static final int TOO_LARGE = 413;

    private final long most;

    LargeBodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    void guard(@Observes Filters filters) {
        filters.register(this::refuseOrPass, BEFORE_ALL_OTHERS);
    }

    private void refuseOrPass(RoutingContext call) {
        if (length(call) <= most) {
            call.next();
            return;
        }
        // What is still on its way is not read.
        call.response().endHandler(told -> call.request().connection().close());
        call.response()
                .setStatusCode(TOO_LARGE)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(new JsonObject()
                        .put("type", Problems.type("content-too-large").toString())
                        .put("title", "Content Too Large")
                        .put("status", TOO_LARGE)
                        .put("detail", "The body is larger than " + most / 1024 + " KB.")
                        .encode());
    }

    private static long length(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException refusedByHttpItself) {
            return 0;
        }
    }
}
