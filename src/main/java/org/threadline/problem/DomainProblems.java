package org.threadline.problem;

import java.net.URI;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.threadline.brand.NumberTaken;
import org.threadline.outbound.IdempotentCalls;
import org.threadline.thread.HeldBySomebodyElse;
import org.threadline.thread.OptedOut;
import org.threadline.thread.StaleVersion;
import org.threadline.thread.UnseenMessages;
import org.threadline.thread.WrongState;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** The rooms' own refusals, each with a type of its own. */
class DomainProblems {

    private static final int UNPROCESSABLE = 422;

    @ServerExceptionMapper
    Response map(NumberTaken taken) {
        return problem("number-taken", "Number already in use", Status.CONFLICT.getStatusCode(), taken)
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(HeldBySomebodyElse held) {
        return problem(
                        "held-by-somebody-else",
                        "Somebody else holds this thread",
                        Status.CONFLICT.getStatusCode(),
                        held)
                .with("thread", held.present())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(UnseenMessages unseen) {
        return problem("unseen-messages", "The customer has written since", Status.CONFLICT.getStatusCode(), unseen)
                .with("unseen", unseen.unseen())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(OptedOut optedOut) {
        return problem("opted-out", "The customer has opted out", Status.CONFLICT.getStatusCode(), optedOut)
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(WrongState wrong) {
        return problem("wrong-state", "Not possible where the thread stands", Status.CONFLICT.getStatusCode(), wrong)
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(StaleVersion stale) {
        return problem("stale-version", "The thread has changed", Status.PRECONDITION_FAILED.getStatusCode(), stale)
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(IdempotentCalls.KeyReused reused) {
        return problem("idempotency-key-reused", "Key used with another request", UNPROCESSABLE, reused)
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(IdempotentCalls.StillRunning running) {
        return problem("still-running", "The first call still runs", Status.CONFLICT.getStatusCode(), running)
                .withHeader("Retry-After", 1)
                .build()
                .toResponse();
    }

    private static HttpProblem.Builder problem(String type, String title, int status, Exception detail) {
        return HttpProblem.builder()
                .withType(URI.create("urn:threadline:problem:" + type))
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail.getMessage());
    }
}
