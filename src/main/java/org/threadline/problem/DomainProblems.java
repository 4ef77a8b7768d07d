package org.threadline.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.threadline.brand.NumberTaken;
import org.threadline.brand.team.NameTaken;
import org.threadline.customer.StaleProfile;
import org.threadline.message.MediaUnavailable;
import org.threadline.offer.AboveLimit;
import org.threadline.offer.AlreadyDecided;
import org.threadline.outbound.IdempotentCalls;
import org.threadline.outbound.MediaRefused;
import org.threadline.thread.HeldBySomebodyElse;
import org.threadline.thread.OptedOut;
import org.threadline.thread.StaleVersion;
import org.threadline.thread.UnseenMessages;
import org.threadline.thread.WrongState;
import org.threadline.wording.editing.StaleTemplate;
import org.threadline.wording.tone.WordingRefused;

/** The rooms' own refusals, each with a type of its own. */
class DomainProblems {

    private static final int UNPROCESSABLE = 422;

    @ServerExceptionMapper
    Response map(NumberTaken taken) {
        return Problems.of("number-taken", "Number already in use", Status.CONFLICT.getStatusCode(), taken.getMessage())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(NameTaken taken) {
        return Problems.of("name-taken", "Name already in use", Status.CONFLICT.getStatusCode(), taken.getMessage())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(HeldBySomebodyElse held) {
        return Problems.of(
                        "held-by-somebody-else",
                        "Somebody else holds this thread",
                        Status.CONFLICT.getStatusCode(),
                        held.getMessage())
                .with("thread", held.present())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(UnseenMessages unseen) {
        return Problems.of(
                        "unseen-messages",
                        "The customer has written since",
                        Status.CONFLICT.getStatusCode(),
                        unseen.getMessage())
                .with("unseen", unseen.unseen())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(OptedOut optedOut) {
        return Problems.of(
                        "opted-out",
                        "The customer has opted out",
                        Status.CONFLICT.getStatusCode(),
                        optedOut.getMessage())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(WrongState wrong) {
        return Problems.of(
                        "wrong-state",
                        "Not possible where the thread stands",
                        Status.CONFLICT.getStatusCode(),
                        wrong.getMessage())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(AboveLimit above) {
        return Problems.of("above-limit", "More than you may give", Status.CONFLICT.getStatusCode(), above.getMessage())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(AlreadyDecided decided) {
        return Problems.of("already-decided", "Decided before", Status.CONFLICT.getStatusCode(), decided.getMessage())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(StaleVersion stale) {
        return Problems.of(
                        "stale-version",
                        "The thread has changed",
                        Status.PRECONDITION_FAILED.getStatusCode(),
                        stale.getMessage())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(StaleProfile stale) {
        return Problems.of(
                        "stale-version",
                        "The customer has changed",
                        Status.PRECONDITION_FAILED.getStatusCode(),
                        stale.getMessage())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(StaleTemplate stale) {
        return Problems.of(
                        "stale-version",
                        "The template has changed",
                        Status.PRECONDITION_FAILED.getStatusCode(),
                        stale.getMessage())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(WordingRefused refused) {
        return Problems.of("wording-refused", "Say it differently", UNPROCESSABLE, refused.getMessage())
                .with("findings", refused.findings())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(IdempotentCalls.KeyReused reused) {
        return Problems.of(
                        "idempotency-key-reused", "Key used with another request", UNPROCESSABLE, reused.getMessage())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(MediaRefused refused) {
        return Problems.of("media-refused", "The carrier would not take this", UNPROCESSABLE, refused.getMessage())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(MediaUnavailable unavailable) {
        return Problems.of(
                        "media-unavailable",
                        "Not to be had from the carrier",
                        Status.BAD_GATEWAY.getStatusCode(),
                        unavailable.getMessage())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response map(IdempotentCalls.StillRunning running) {
        return Problems.of(
                        "still-running",
                        "The first call still runs",
                        Status.CONFLICT.getStatusCode(),
                        running.getMessage())
                .withHeader("Retry-After", 1)
                .build()
                .toResponse();
    }
}
