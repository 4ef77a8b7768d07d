package org.threadline.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Kind;
import org.threadline.value.TemplateVersion;

/** A message as the API shows it. */
@Schema(name = "Message")
public record MessageView(
        @Schema(examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        UUID id,

        @Schema(
                nullable = true,
                description = "Null for an automatic text that nobody has answered",
                examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        UUID threadId,

        @Schema(
                nullable = true,
                description = "Its place in the thread: that of a text stored later is higher, whenever it was sent",
                examples = "3")
        Integer seq,

        Direction direction,
        Kind kind,

        @Schema(examples = "Hi Ada, it comes tomorrow before noon.")
        String body,

        @Schema(description = "Pictures and files; what a customer has sent is had from us, by GET at url")
        List<Media> media,

        Status status,

        @Schema(nullable = true, description = "The carrier's code when it failed, else null", examples = "30003")
        String errorCode,

        @Schema(description = "How many the text is cut into for the air; the unit of cost", examples = "1")
        int segments,

        @Schema(nullable = true, description = "Id of the agent who wrote it, else null", examples = "agent-1")
        String author,

        @Schema(
                nullable = true,
                description = "What it was made from; of an agent's text the saved reply that it is word for word")
        TemplateVersion template,

        @Schema(
                nullable = true,
                description = "The failed text that this one says once more, else null",
                examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        UUID retryOf,

        @Schema(nullable = true, description = "What the carrier charged; null until it says so")
        Price price,

        @Schema(nullable = true, description = "When the carrier took it: from us, or from the customer")
        Instant sentAt,

        Instant createdAt) {

    /** What a customer has sent lies behind the carrier's credentials; it is had from us. */
    private static List<Media> media(Message message) {
        if (message.direction() == Direction.OUTBOUND) {
            return message.media();
        }
        return IntStream.range(0, message.media().size())
                .mapToObj(index -> new Media(
                        "/api/v1/messages/" + message.id() + "/media/" + index,
                        message.media().get(index).contentType()))
                .toList();
    }

    public static MessageView of(Message message) {
        return new MessageView(
                message.id(),
                message.threadId(),
                message.seq(),
                message.direction(),
                message.kind(),
                message.body(),
                media(message),
                message.status(),
                message.standing().errorCode(),
                message.words().segments(),
                message.origin().author(),
                message.origin().template(),
                message.retry().of(),
                message.carriage().price(),
                message.sentAt(),
                message.createdAt());
    }
}
