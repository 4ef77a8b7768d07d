package org.threadline.events.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.value.Ids;

/** Where facts wait to be told. */
@ApplicationScoped
public class Outbox {

    /** An event waits to be told; after the commit it is time to look. */
    public record Added(UUID eventId) {}

    private final EventWriter writer;
    private final Event<Added> added;
    private final Clock clock;

    Outbox(EventWriter writer, Event<Added> added, Clock clock) {
        this.writer = writer;
        this.added = added;
        this.clock = clock;
    }

    /** Adds it to the caller's transaction. Its id stays the same however often it is sent. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Fact fact) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        new OutboxEvent(id, fact, writer.write(id, fact, now), now).persist();
        added.fire(new Added(id));
    }
}
