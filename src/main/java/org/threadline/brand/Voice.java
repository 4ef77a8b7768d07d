package org.threadline.brand;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a brand speaks.
 *
 * @param signature put behind an automatic text where it fits into the same segment, such as "Your Acme team"
 * @param forbiddenWords words that the brand does not want in its texts
 * @param replies whether agents are warned of wording that is no good, which is so when left out, or held back
 */
public record Voice(
        @Schema(nullable = true) @Size(max = 40) String signature,
        @Size(max = 200) List<@NotBlank @Size(max = 60) String> forbiddenWords,

        @Schema(description = "What becomes of an agent's reply that the tone check finds wrong")
        Replies replies) {

    /** What becomes of a reply in which the tone check finds an error. */
    @Schema(name = "VoiceReplies", description = "WARN: it is sent, and its author is told. REFUSE: it is not sent")
    public enum Replies {
        WARN,
        REFUSE
    }

    public static final Voice PLAIN = new Voice(null, List.of(), Replies.WARN);

    public Voice {
        forbiddenWords = forbiddenWords == null ? List.of() : List.copyOf(forbiddenWords);
        replies = replies == null ? Replies.WARN : replies;
    }
}
