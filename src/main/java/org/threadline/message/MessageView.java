package org.threadline.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message as the API shows it. */
@Schema(name = "Message")
public record MessageView(
        UUID id,
        UUID threadId,
        Direction direction,
        Kind kind,
        String body,
        List<Media> media,
        Status status,

        @Schema(description = "The carrier's code when it failed, else null", examples = "30003")
        String errorCode,

        int segments,

        @Schema(description = "Id of the agent who wrote it, else null", examples = "agent-1")
        String author,

        Instant sentAt,
        Instant createdAt) {

    public static MessageView of(Message message) {
        return new MessageView(
                message.id(),
                message.threadId(),
                message.direction(),
                message.kind(),
                message.body(),
                message.media(),
                message.status(),
                message.errorCode(),
                message.segments(),
                message.author(),
                message.sentAt(),
                message.createdAt());
    }
}
