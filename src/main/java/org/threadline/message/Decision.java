package org.threadline.message;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a message was sent, held or not sent, for programs and for people. */
@Schema(name = "Decision")
public record Decision(
        UUID messageId,
        @Schema(examples = "QUEUED") Status status,

        @Schema(
                nullable = true,
                description =
                        "What the gate said last; null for a text from a customer. SENT: it was handed to the carrier,"
                                + " the status tells what came of that. WAITING: it has not been asked about yet",
                examples = "HELD")
        Verdict verdict,

        @Schema(
                nullable = true,
                description = "Machine-readable; docs/sending.md lists them all",
                examples = "quiet-hours")
        String reason,

        @Schema(
                nullable = true,
                description = "The reason in words",
                examples = "It is night where the customer is or may be.")
        String explanation,

        @Schema(nullable = true, description = "While it is held: when it is looked at again")
        Instant holdUntil,

        @Schema(nullable = true, description = "Not before this moment, while it waits")
        Instant dueAt,

        @Schema(nullable = true, description = "When this was decided")
        Instant decidedAt) {

    /** What the gate says of a text. */
    @Schema(name = "Verdict")
    public enum Verdict {
        SENT,
        HELD,
        DROPPED,
        WAITING
    }

    static final String HELD_EXAMPLE = """
            {"messageId":"01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10","status":"QUEUED","verdict":"HELD",\
            "reason":"quiet-hours","explanation":"It is night where the customer is or may be.",\
            "holdUntil":"2026-11-24T13:04:11Z","dueAt":"2026-11-24T13:04:11Z","decidedAt":"2026-11-24T03:12:40Z"}""";

    static final String DROPPED_EXAMPLE = """
            {"messageId":"01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10","status":"CANCELED","verdict":"DROPPED",\
            "reason":"no-consent:MARKETING","explanation":"The customer has not agreed to such texts, or has opted out.",\
            "holdUntil":null,"dueAt":null,"decidedAt":"2026-11-24T03:12:40Z"}""";

    static final String SENT_EXAMPLE = """
            {"messageId":"01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10","status":"DELIVERED","verdict":"SENT",\
            "reason":"sent","explanation":"Nothing stood against it.",\
            "holdUntil":null,"dueAt":null,"decidedAt":"2026-11-24T03:12:40Z"}""";

    static Decision of(Message message) {
        Verdict verdict = verdict(message);
        Instant dueAt = message.status() == Status.QUEUED ? message.dueAt() : null;
        return new Decision(
                message.id(),
                message.status(),
                verdict,
                message.standing().decision(),
                Reasons.explain(message.standing().decision()),
                verdict == Verdict.HELD ? dueAt : null,
                dueAt,
                message.standing().decidedAt());
    }

    private static Verdict verdict(Message message) {
        return switch (message.status()) {
            case RECEIVED -> null;
            case QUEUED -> message.standing().decision() == null ? Verdict.WAITING : Verdict.HELD;
            case CANCELED -> Verdict.DROPPED;
            case SENDING, UNKNOWN, ACCEPTED, SENT, DELIVERED, UNDELIVERED, FAILED -> Verdict.SENT;
        };
    }
}
