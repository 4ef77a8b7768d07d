package org.threadline.thread;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;

import org.threadline.message.Message;
import org.threadline.message.MessageView;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** What was said in a thread, oldest first. */
@ApplicationScoped
class ThreadMessages {

    private static final String START = "1970-01-01T00:00:00Z 00000000-0000-0000-0000-000000000000";

    private final OwnThreads own;

    ThreadMessages(OwnThreads own) {
        this.own = own;
    }

    @Transactional
    Page<MessageView> of(UUID thread, PageRequest page) {
        own.look(thread);
        Position after = Position.parse(page.after(START));
        List<Message> found = Message.<Message>find(
                        "threadId = ?1 and (createdAt > ?2 or (createdAt = ?2 and id > ?3)) order by createdAt, id",
                        thread,
                        after.time(),
                        after.id())
                .range(0, page.limit())
                .list();
        Page<Message> messages = Page.of(found, page.limit(), message -> message.createdAt() + " " + message.id());
        return new Page<>(messages.items().stream().map(MessageView::of).toList(), messages.nextCursor());
    }

    /** After which message a page begins. */
    private record Position(Instant time, UUID id) {

        static Position parse(String text) {
            try {
                String[] parts = text.split(" ");
                return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
                throw new BadRequestException("cursor is not one that this list has given");
            }
        }
    }
}
