package org.threadline.problem;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.threadline.events.live.NoPlace;
import org.threadline.security.rate.TooManyCalls;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/**
 * Who may not, and what they lack. Written here because the problem library's own mappers for these do not link with
 * this version of the platform.
 */
class SecurityProblems {

    private static final int FIRST = 1;

    @ServerExceptionMapper(priority = FIRST)
    Response map(UnauthorizedException nobody) {
        return unauthorized("A bearer token is needed: Authorization: Bearer <token>.");
    }

    @ServerExceptionMapper(priority = FIRST)
    Response map(AuthenticationFailedException refused) {
        return unauthorized("The bearer token is not valid: expired, of another issuer, or not signed by it.");
    }

    @ServerExceptionMapper(priority = FIRST)
    Response map(AuthenticationCompletionException refused) {
        return unauthorized("The bearer token is not valid.");
    }

    @ServerExceptionMapper(priority = FIRST)
    Response map(ForbiddenException forbidden) {
        return Problems.of(
                        "forbidden",
                        "Forbidden",
                        Response.Status.FORBIDDEN.getStatusCode(),
                        "The token's roles do not allow this.")
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(TooManyCalls tooMany) {
        return tooMany(tooMany.getMessage(), tooMany.retryAfterSeconds());
    }

    @ServerExceptionMapper
    Response map(NoPlace none) {
        return none.isOfThisCaller()
                ? tooMany(none.getMessage(), 5)
                : Problems.of(
                                "no-place",
                                "No place for another stream",
                                Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
                                none.getMessage())
                        .withHeader("Retry-After", 1)
                        .build()
                        .toResponse();
    }

    private static Response tooMany(String detail, long retryAfterSeconds) {
        return Problems.of(
                        "too-many-calls",
                        "Too Many Requests",
                        Response.Status.TOO_MANY_REQUESTS.getStatusCode(),
                        detail)
                .withHeader("Retry-After", retryAfterSeconds)
                .build()
                .toResponse();
    }

    private static Response unauthorized(String detail) {
        return Problems.of("unauthorized", "Unauthorized", Response.Status.UNAUTHORIZED.getStatusCode(), detail)
                .withHeader("WWW-Authenticate", "Bearer")
                .build()
                .toResponse();
    }
}
