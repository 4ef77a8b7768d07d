package org.threadline.thread;

import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;

import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.threadline.brand.team.Team;
import org.threadline.security.Caller;

/** What an agent does with a thread. Each act takes the thread's lock, so that two agents act one after the other. */
@ApplicationScoped
class ThreadDesk {

    private final Session entities;
    private final OwnThreads own;
    private final Handling handling;
    private final ThreadViews views;
    private final Caller caller;

    ThreadDesk(Session entities, OwnThreads own, Handling handling, ThreadViews views, Caller caller) {
        this.entities = entities;
        this.own = own;
        this.handling = handling;
        this.views = views;
        this.caller = caller;
    }

    @Transactional
    ThreadView look(UUID id) {
        return views.of(own.look(id));
    }

    @Transactional
    ThreadView claim(UUID id, String ifMatch, boolean takeOver) {
        return act(id, ifMatch, thread -> handling.claim(thread, caller.id(), takeOver));
    }

    @Transactional
    ThreadView transfer(UUID id, String ifMatch, String colleague, boolean takeOver) {
        return act(id, ifMatch, thread -> handling.transfer(thread, caller.id(), colleague, takeOver));
    }

    /** To whoever of a team takes it or is given it; the team is of the thread's brand. */
    @Transactional
    ThreadView transfer(UUID id, String ifMatch, Team team, boolean takeOver) {
        return act(id, ifMatch, thread -> {
            if (!team.brand().equals(thread.brand())) {
                throw new NotFoundException("no such team");
            }
            handling.transfer(thread, caller.id(), team.id(), takeOver);
        });
    }

    @Transactional
    ThreadView release(UUID id, String ifMatch) {
        return act(id, ifMatch, thread -> handling.release(thread, caller.id()));
    }

    @Transactional
    ThreadView snooze(UUID id, String ifMatch, SnoozeRequest request) {
        return act(id, ifMatch, thread -> handling.snooze(thread, caller.id(), request.until()));
    }

    @Transactional
    ThreadView resolve(UUID id, String ifMatch) {
        return act(id, ifMatch, thread -> handling.resolve(thread, caller.id()));
    }

    /** A customer has one open thread at most: when they have begun another since, this one stays resolved. */
    @Transactional
    ThreadView reopen(UUID id, String ifMatch) {
        try {
            return act(id, ifMatch, thread -> handling.reopen(thread, caller.id()));
        } catch (ConstraintViolationException anotherIsOpen) {
            throw new WrongState("The customer has begun a newer thread; go on there.");
        }
    }

    /** One act, in the transaction of the caller: under the thread's lock, and if it is the version that was read. */
    ThreadView act(UUID id, String ifMatch, Consumer<SupportThread> act) {
        SupportThread thread = own.lock(id).thread();
        EntityTags.refuseStale(ifMatch, thread.version());
        try {
            act.accept(thread);
        } catch (HeldBySomebodyElse held) {
            throw new HeldBySomebodyElse(views.of(thread));
        }
        entities.flush();
        return views.of(thread);
    }
}
