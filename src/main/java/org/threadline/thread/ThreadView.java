package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.customer.LeftCarts.LeftCart;
import org.threadline.message.Direction;
import org.threadline.message.Message;
import org.threadline.value.Kind;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A thread as the API shows it, with who is writing. */
@Schema(name = "Thread")
public record ThreadView(
        @Schema(examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        UUID id,

        @Schema(examples = "acme") String brand,
        SupportThread.Status status,

        @Schema(nullable = true, description = "Id of the agent who holds it, or null", examples = "agent-1")
        String assignee,

        @Schema(
                nullable = true,
                description = "The team whose members it is for; null: anybody of the brand",
                examples = "01980f6e-4c2d-7e3f-8b52-6f1d3a7b8c21")
        UUID team,

        Priority priority,

        @Schema(nullable = true, description = "Why it stands where it does; null unless it is open")
        RankView rank,

        List<String> tags,

        @Schema(nullable = true, description = "Since when the customer waits for a person, or null")
        Instant waitingSince,

        Instant openedAt,

        @Schema(nullable = true, description = "When a person first answered; an automatic text never counts")
        Instant firstResponseAt,

        @Schema(nullable = true) Instant resolvedAt,

        @Schema(nullable = true, description = "When it wakes by itself; null unless it is snoozed")
        Instant snoozedUntil,

        @Schema(description = "Texts of the customer since an agent last looked or answered", examples = "2")
        int unread,

        @Schema(nullable = true) UUID lastMessageId,

        @Schema(nullable = true, description = "What was said last, in either direction, or null")
        Preview lastMessage,

        @Schema(
                nullable = true,
                description = "The conversation that this customer had before, or null",
                examples = "01980f6e-2a00-7c11-8f31-0a5b9d1e2c3d")
        UUID previousThreadId,

        @Schema(nullable = true, description = "The order that the conversation is about, or null", examples = "1001")
        String orderId,

        @Schema(
                nullable = true,
                description = "The cart that the customer was reminded of and may be writing about, as long as it is"
                        + " filled and not bought; or null")
        LeftCart cart,

        @Schema(
                nullable = true,
                description =
                        "What reads like a request for no more texts, until somebody honours or dismisses it; or null")
        OptOutAsked optOutRequest,

        Who customer,

        @Schema(description = "Who has the thread before them just now")
        List<Viewer> viewers,

        @Schema(hidden = true) @JsonIgnore long version) {

    /** The beginning of a message, to be shown in a list. */
    @Schema(name = "MessagePreview")
    public record Preview(
            UUID id,
            Direction direction,
            Kind kind,

            @Schema(description = "At most 160 characters", examples = "Where is my parcel?")
            String body,

            Instant at) {

        private static final int LONGEST = 160;

        static Preview of(Message message) {
            return message == null
                    ? null
                    : new Preview(
                            message.id(),
                            message.direction(),
                            message.kind(),
                            beginning(message.body()),
                            message.createdAt());
        }

        private static String beginning(String body) {
            int characters = body.codePointCount(0, body.length());
            return characters <= LONGEST ? body : body.substring(0, body.offsetByCodePoints(0, LONGEST));
        }
    }

    /** A text that reads like a request for no more texts. */
    @Schema(name = "OptOutRequest")
    public record OptOutAsked(
            UUID messageId,

            @Schema(description = "The words that say it", examples = "please don't text me again")
            String phrase,

            Instant at) {

        static OptOutAsked of(OptOutRequest request) {
            return request == null ? null : new OptOutAsked(request.messageId(), request.phrase(), request.askedAt());
        }
    }

    static ThreadView of(
            SupportThread thread,
            Who customer,
            LeftCart cart,
            OptOutRequest request,
            Message last,
            List<Viewer> viewers) {
        return new ThreadView(
                thread.id(),
                thread.brand(),
                thread.status(),
                thread.assignee(),
                thread.holding().teamId(),
                thread.priority(),
                RankView.of(thread),
                thread.tags(),
                thread.waitingSince(),
                thread.openedAt(),
                thread.firstResponseAt(),
                thread.resolvedAt(),
                thread.snoozedUntil(),
                thread.unread(),
                thread.lastMessageId(),
                Preview.of(last),
                thread.previousThreadId(),
                thread.orderId(),
                cart,
                OptOutAsked.of(request),
                customer,
                viewers,
                thread.version());
    }
}
