package org.threadline.events.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import jakarta.ws.rs.sse.OutboundSseEvent;

import org.threadline.security.Caller;
import org.threadline.security.wall.Sight;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;

/**
 * One open stream. What it has not taken yet waits in a queue that does not grow: whoever reads too slowly is dropped,
 * and resumes where it was. Told by one thread at a time.
 */
class LiveReader {

    /**
     * Who listens.
     *
     * @param brands whose news they hear, unless they hear all
     * @param until when their token ends, and the stream with it
     */
    record Audience(String subject, Set<String> brands, boolean allBrands, Instant until) {

        boolean mayHear(String brand) {
            return allBrands || brands.contains(brand);
        }

        /** In the store too; its look-ups are made on threads that know of no caller. */
        Sight sight() {
            return allBrands ? Sight.of(Set.of(Caller.ALL)) : Sight.of(brands);
        }
    }

    /** How the reader is reached. */
    interface Connection {

        /** Whether it is there no more; whoever goes before the stream has begun is missed otherwise. */
        boolean isGone();

        /** Ends it at once, without waiting for whoever does not read. */
        void hangUp();
    }

    private final Audience audience;
    private final BlockingQueue<OutboundSseEvent> waiting;
    private final UnicastProcessor<OutboundSseEvent> stream;
    private final Connection connection;
    private long seen;
    private OutboundSseEvent head;
    private Instant headSince;
    private volatile boolean left;

    LiveReader(Audience audience, int buffer, Connection connection) {
        this.audience = audience;
        this.waiting = new ArrayBlockingQueue<>(buffer);
        this.stream = UnicastProcessor.create(waiting, () -> {});
        this.connection = connection;
    }

    Audience audience() {
        return audience;
    }

    Multi<OutboundSseEvent> stream() {
        return stream;
    }

    /** It has been told everything up to here, elsewhere perhaps. */
    void hasSeen(long position) {
        seen = position;
    }

    /** @return false when there is no room, or when it was told so before; then it is to be dropped */
    boolean tell(LiveEvent event, OutboundSseEvent written) {
        if (event.position() <= seen || !audience.mayHear(event.brand())) {
            return true;
        }
        return tell(written);
    }

    boolean tell(OutboundSseEvent written) {
        if (waiting.remainingCapacity() == 0) {
            return false;
        }
        stream.onNext(written);
        return true;
    }

    /** Whether it has taken nothing of what waits for it for so long. */
    boolean isStuck(Instant now, Duration patience) {
        OutboundSseEvent next = waiting.peek();
        if (next == null || next != head) {
            head = next;
            headSince = now;
        }
        return next != null && headSince.plus(patience).isBefore(now);
    }

    /** Its connection has gone, perhaps before it had joined the others. */
    void leave() {
        left = true;
    }

    boolean hasLeft() {
        return left;
    }

    boolean isGone() {
        return connection.isGone();
    }

    boolean isIdle() {
        return waiting.isEmpty();
    }

    boolean isOver(Instant now) {
        return !now.isBefore(audience.until());
    }

    /** Ends the stream in good order, after what waits. */
    void end() {
        stream.onComplete();
    }

    void drop() {
        connection.hangUp();
    }
}
