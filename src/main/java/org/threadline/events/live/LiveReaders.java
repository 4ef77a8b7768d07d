package org.threadline.events.live;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;

import io.quarkus.logging.Log;

/**
 * All streams that are open here. Told by the one reader of the line that a process has, so a stream costs a queue and
 * no thread, and a new event one look at each stream and no query.
 */
@ApplicationScoped
class LiveReaders {

    private final LiveConfig config;
    private final Clock clock;
    private final LiveMeters meters;
    // Whoever goes waits for nobody: it may be the thread that writes to the others.
    private final Set<LiveReader> open = ConcurrentHashMap.newKeySet();

    /** Up to where those that are open have been told; negative until the line was read for the first time. */
    private long told = -1;

    private boolean closing;
    private Instant nextBeat = Instant.EPOCH;

    LiveReaders(LiveConfig config, Clock clock, LiveMeters meters) {
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * To be asked before a stream begins, while there can still be an answer.
     *
     * @throws NoPlace when there is none for another stream
     */
    synchronized void refuseWhenFull(String subject) {
        if (closing || told < 0) {
            throw NoPlace.notHere("This replica is starting or stopping; ask again, another answers.");
        }
        if (open.size() >= config.mostReaders()) {
            throw NoPlace.notHere("This replica holds as many streams as it can; ask again, another may answer.");
        }
        if (open.stream()
                        .filter(each -> each.audience().subject().equals(subject))
                        .count()
                >= config.mostOfOne()) {
            throw NoPlace.tooMany("There are " + config.mostOfOne() + " streams of this token already; close some.");
        }
    }

    /**
     * @return the place up to which the others have been told; this one is told all that follows
     * @throws NoPlace when there is none for another stream
     */
    synchronized long join(LiveReader reader) {
        refuseWhenFull(reader.audience().subject());
        open.add(reader);
        if (reader.hasLeft()) {
            open.remove(reader);
        }
        meters.open(open.size());
        return told;
    }

    void leave(LiveReader reader) {
        reader.leave();
        open.remove(reader);
        meters.open(open.size());
    }

    boolean isAnybodyThere() {
        return !open.isEmpty();
    }

    /** Begins at the end of the line; who has seen less is told the rest on joining. */
    synchronized void begin(long position) {
        told = position;
    }

    synchronized long told() {
        return told;
    }

    /** Tells everybody what has just been put in line, in order. */
    synchronized void tell(List<LiveEvent> events) {
        for (LiveEvent event : events) {
            if (LiveWords.isForStreams(event)) {
                OutboundSseEvent written = LiveWords.of(event);
                each(reader -> reader.tell(event, written));
                meters.told(event, clock.instant());
            }
            told = event.position();
        }
    }

    /** Tells what is so just now and has no place in the line. */
    synchronized void tell(String brand, OutboundSseEvent state) {
        each(reader -> !reader.audience().mayHear(brand) || reader.tell(state));
    }

    /** Lets go of those who have gone, whose token has ended or who do not read, and shows the others that we are there. */
    synchronized void look() {
        Instant now = clock.instant();
        open.stream().filter(LiveReader::isGone).forEach(this::leave);
        open.stream().filter(reader -> reader.isOver(now)).forEach(LiveReader::end);
        each(reader -> !reader.isStuck(now, config.patience()));
        if (!now.isBefore(nextBeat)) {
            nextBeat = now.plus(config.heartbeat());
            OutboundSseEvent beat = LiveWords.heartbeat(told);
            each(reader -> !reader.isIdle() || reader.tell(beat));
        }
    }

    /** All that was in line a moment ago has been told. */
    void caughtUp() {
        meters.caughtUp(clock.instant());
    }

    /** Ends all, in good order; nobody comes in any more. */
    synchronized void close() {
        closing = true;
        open.forEach(LiveReader::end);
    }

    /** Does something with each, and drops those with whom it cannot be done. */
    private void each(Predicate<LiveReader> doing) {
        for (LiveReader reader : open) {
            if (!doing.test(reader)) {
                leave(reader);
                meters.dropped();
                Log.infof(
                        "a stream of %s was dropped: it does not read",
                        reader.audience().subject());
                reader.drop();
            }
        }
    }
}
