package org.threadline.thread;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.message.Message;
import org.threadline.message.MessageView;
import org.threadline.wording.tone.Finding;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** What an agent has written, and what could have been said better. */
@Schema(name = "WrittenReply")
public record WrittenReply(
        @JsonUnwrapped MessageView message,

        @Schema(description = "What the tone check would rather have read; empty when nothing. It is sent all the same")
        List<Finding> findings) {

    static WrittenReply of(Message message, List<Finding> findings) {
        return new WrittenReply(MessageView.of(message), findings);
    }
}
