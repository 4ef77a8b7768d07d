package org.threadline.thread;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agent looks at a thread. That is no act: its version stays as it is, and anybody may. */
@ApplicationScoped
class ThreadReading {

    /** How far somebody has read. */
    @Schema(name = "Read")
    record Seen(
            @Schema(
                    description = "The last message that was seen; what has come after stays unread. All when left out",
                    examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
            UUID lastSeenMessageId) {}

    private final ThreadDesk desk;

    ThreadReading(ThreadDesk desk) {
        this.desk = desk;
    }

    @Transactional
    ThreadView read(UUID id, Seen seen) {
        return desk.act(
                id,
                null,
                thread -> thread.read(
                        seen.lastSeenMessageId() == null
                                ? 0
                                : Math.min(
                                        thread.unread(),
                                        UnseenTexts.in(thread, seen.lastSeenMessageId())
                                                .size())));
    }
}
