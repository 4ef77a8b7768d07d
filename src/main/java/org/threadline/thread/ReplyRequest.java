package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.message.Media;
import org.threadline.outbound.Attachment;
import org.threadline.outbound.Attachments;

/**
 * What an agent writes.
 *
 * @param body null: the saved reply as it is
 * @param lastSeenMessageId the last message its author saw; when given and the customer has written since, the reply
 *     is refused with what was not seen
 */
@WrittenOrSaved
@Schema(name = "Reply", minProperties = 1)
public record ReplyRequest(
        @Size(min = 1, max = 1600) @Pattern(regexp = ReplyRequest.STORABLE, message = "must not hold the character NUL") @Schema(nullable = true, examples = "Hi Ada, I've found your parcel. It comes tomorrow before noon.")
        String body,

        @Size(max = 10) @Schema(
                description =
                        "Pictures and files by their https URL: at most 10, 5 MB in all, of kinds that carriers take")
        List<@NotNull @Valid Attachment> media,

        UUID lastSeenMessageId,

        @Schema(
                nullable = true,
                description = "The saved reply that it is, or was made from; without a body it is sent as it is",
                examples = "reply-sizes")
        String savedReply) {

    /** The store takes every character but this one. */
    static final String STORABLE = "[^\\x00]*";

    boolean hasMedia() {
        return media != null && !media.isEmpty();
    }

    List<Media> attachments() {
        return media == null ? List.of() : Attachments.checked(media);
    }
}
