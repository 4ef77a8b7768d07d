package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BadRequestException;

import org.threadline.message.Direction;
import org.threadline.message.Message;

/** What a customer has written since somebody looked. */
final class UnseenTexts {

    private UnseenTexts() {}

    /** @param lastSeen the last message of the thread that was seen, of either side */
    static List<Message> in(SupportThread thread, UUID lastSeen) {
        Message seen = Message.<Message>findByIdOptional(lastSeen)
                .filter(message -> thread.id().equals(message.threadId()))
                .orElseThrow(() -> new BadRequestException("lastSeenMessageId is not a message of this thread"));
        return Message.list(
                "threadId = ?1 and direction = ?2 and seq > ?3 order by seq",
                thread.id(),
                Direction.INBOUND,
                seen.seq());
    }
}
