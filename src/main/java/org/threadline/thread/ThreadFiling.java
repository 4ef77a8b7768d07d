package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.security.Caller;

/** Under what a thread is filed. Whoever leads may sort what others hold without taking it from them. */
@ApplicationScoped
class ThreadFiling {

    private final ThreadDesk desk;
    private final Handling handling;
    private final Caller caller;

    ThreadFiling(ThreadDesk desk, Handling handling, Caller caller) {
        this.desk = desk;
        this.handling = handling;
        this.caller = caller;
    }

    @Transactional
    ThreadView tag(UUID id, String ifMatch, List<String> tags) {
        List<String> wanted = TagList.of(tags);
        return desk.act(id, ifMatch, thread -> {
            refuse(thread);
            handling.tag(thread, caller.id(), wanted);
        });
    }

    @Transactional
    ThreadView prioritise(UUID id, String ifMatch, Priority priority) {
        return desk.act(id, ifMatch, thread -> {
            refuse(thread);
            handling.prioritise(thread, caller.id(), priority);
        });
    }

    private void refuse(SupportThread thread) {
        if (!caller.leads()) {
            thread.refuseUnlessHeldBy(caller.id());
        }
    }
}
