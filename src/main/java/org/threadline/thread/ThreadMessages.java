package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.message.Message;
import org.threadline.message.MessageView;
import org.threadline.value.Cursor;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** What was said in a thread, in the order in which it was stored: what is stored later never comes before. */
@ApplicationScoped
class ThreadMessages {

    private final OwnThreads own;

    ThreadMessages(OwnThreads own) {
        this.own = own;
    }

    /** @param after only what has a higher place than this; a page's cursor goes on from there */
    @Transactional
    Page<MessageView> of(UUID thread, int after, PageRequest page) {
        own.look(thread);
        List<Message> found = Message.<Message>find(
                        "threadId = ?1 and seq > ?2 order by seq",
                        thread,
                        Math.max(after, page.after(Cursor::number).orElse(0)))
                .range(0, page.limit())
                .list();
        Page<Message> messages = Page.of(found, page.limit(), message -> String.valueOf(message.seq()));
        return new Page<>(messages.items().stream().map(MessageView::of).toList(), messages.nextCursor());
    }
}
