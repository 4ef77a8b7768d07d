package org.threadline.events.live;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;

import org.threadline.events.live.LiveReader.Audience;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A stream from where its reader was: first what it has missed, from the store, then what happens. It joins the others
 * before it reads what lies behind, so there is neither a gap nor anything twice between the two.
 */
@ApplicationScoped
class LiveStream {

    /** So many look into the store at once, however many come back at the same moment after a restart. */
    private static final int AT_ONCE = 4;

    private final LiveLine line;
    private final LiveReaders readers;
    private final LiveViewers viewers;
    private final LiveConfig config;
    private final ExecutorService lookUps = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("live-catch-up-", 0).factory());

    LiveStream(LiveLine line, LiveReaders readers, LiveViewers viewers, LiveConfig config) {
        this.line = line;
        this.readers = readers;
        this.viewers = viewers;
        this.config = config;
    }

    void stop(@Observes ShutdownEvent stopping) {
        lookUps.shutdown();
    }

    /**
     * @param lastEventId the last {@code id} that its reader has seen, or null for a stream that begins now
     * @throws NoPlace when there is none for another stream
     */
    Multi<OutboundSseEvent> open(Audience audience, String lastEventId, LiveReader.Connection connection) {
        readers.refuseWhenFull(audience.subject());
        var reader = new LiveReader(audience, config.buffer(), connection);
        return Uni.createFrom()
                .item(() -> opened(reader, lastEventId))
                .runSubscriptionOn(lookUps)
                .onItem()
                .transformToMulti(stream -> stream)
                .onTermination()
                .invoke(() -> readers.leave(reader));
    }

    private Multi<OutboundSseEvent> opened(LiveReader reader, String lastEventId) {
        Start start = Start.from(lastEventId, line.ends(), config.mostMissed());
        reader.hasSeen(start.seen());
        long joined = readers.join(reader);
        Multi<OutboundSseEvent> missed = start.resumes()
                ? missed(reader.audience(), start.seen(), joined)
                : Multi.createFrom().empty();
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(start.word(joined)),
                        Multi.createFrom().iterable(viewers.now(reader.audience())),
                        missed,
                        reader.stream());
    }

    private Multi<OutboundSseEvent> missed(Audience audience, long seen, long joined) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicLong(seen), position -> page(audience, position, joined))
                .whilst(page -> page.size() == LiveLine.BATCH)
                .onItem()
                .<LiveEvent>disjoint()
                .map(LiveWords::of);
    }

    private Uni<List<LiveEvent>> page(Audience audience, AtomicLong position, long upTo) {
        return Uni.createFrom()
                .item(() -> audience.sight().during(() -> line.between(position.get(), upTo, audience)))
                .invoke(page -> page.stream().map(LiveEvent::position).forEach(position::set))
                .runSubscriptionOn(lookUps);
    }

    /**
     * Where a stream begins.
     *
     * @param seen the place up to which its reader has seen all; 0 when it begins anew
     */
    record Start(boolean resumes, boolean gap, long seen) {

        static Start from(String lastEventId, LiveLine.Ends ends, long mostMissed) {
            if (lastEventId == null || lastEventId.isBlank()) {
                return new Start(false, false, 0);
            }
            long seen = position(lastEventId);
            boolean kept = seen >= ends.forgotten() && seen <= ends.last() && ends.last() - seen <= mostMissed;
            return kept ? new Start(true, false, seen) : new Start(false, true, 0);
        }

        /** An id that we have never given stands for a place that is not kept. */
        private static long position(String lastEventId) {
            try {
                return Long.parseLong(lastEventId.strip());
            } catch (NumberFormatException notOurs) {
                return -1;
            }
        }

        OutboundSseEvent word(long joined) {
            if (resumes) {
                return LiveWords.resumed();
            }
            return gap ? LiveWords.reset(joined) : LiveWords.ready(joined);
        }
    }
}
