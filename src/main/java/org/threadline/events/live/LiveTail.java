package org.threadline.events.live;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.events.WorkLoop;
import org.threadline.events.outbox.Outbox;
import org.threadline.thread.Viewers;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** The one reader of the line that a process has: puts in line what is new, reads on, tells everybody. */
@ApplicationScoped
class LiveTail {

    /** Streams are ended before the jobs that feed them. */
    private static final int FIRST = 1;

    /** Between two full batches: what happens at once in thousands must not drown those who read well. */
    private static final int BREATH_MILLIS = 20;

    private final LiveLine line;
    private final LiveReaders readers;
    private final LiveViewers viewers;
    private final WorkLoop loop;

    LiveTail(LiveLine line, LiveReaders readers, LiveViewers viewers, LiveConfig config) {
        this.line = line;
        this.readers = readers;
        this.viewers = viewers;
        this.loop = new WorkLoop("live", config.poll(), this::tellNew);
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Added added) {
        loop.wake();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Viewers.Changed changed) {
        loop.wake();
    }

    /** A stream never ends by itself; open ones would hold up the end of the replica. */
    void hangUp(@Observes ShutdownDelayInitiatedEvent stopping) {
        readers.close();
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent stopping) throws InterruptedException {
        readers.close();
        loop.stop();
    }

    private boolean tellNew() throws InterruptedException {
        boolean more = line.lineUp();
        if (readers.told() < 0) {
            readers.begin(line.ends().last());
        }
        List<LiveEvent> events = line.behind(readers.told());
        readers.tell(events);
        viewers.tellChanges();
        readers.look();
        if (more || events.size() == LiveLine.BATCH) {
            TimeUnit.MILLISECONDS.sleep(BREATH_MILLIS);
            return true;
        }
        readers.caughtUp();
        return false;
    }
}
