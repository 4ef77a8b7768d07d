package org.threadline.inbound;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Waits out a store that is away: the channel is paused, and the store is asked whether it is back. */
@ApplicationScoped
class StoreOutage {

    /** Short enough that the first event is stored within seconds of the store's return. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);

    /** The store answers and still takes nothing, for whatever reason: not more often than this. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final AgroalDataSource store;
    private final EventChannel channel;
    private final IntakeProgress progress;

    StoreOutage(AgroalDataSource store, EventChannel channel, IntakeProgress progress) {
        this.store = store;
        this.channel = channel;
        this.progress = progress;
    }

    /** An item for each of the failures, when it is time to try again. */
    Multi<Integer> overcome(Multi<Throwable> failures) {
        var inARow = new AtomicInteger();
        return failures.onItem().transformToUniAndConcatenate(failure -> overcome(failure, inARow.incrementAndGet()));
    }

    private Uni<Integer> overcome(Throwable failure, int inARow) {
        if (progress.isOver()) {
            // The batch stays unacknowledged; whoever gets its partitions next takes it in.
            return Uni.createFrom().nothing();
        }
        Log.warnf(
                "events could not be stored, the channel is paused: %s",
                failure.getClass().getSimpleName());
        channel.pause();
        progress.storeIsAway();
        return Uni.createFrom()
                .item(inARow)
                .onItem()
                .delayIt()
                .by(pause(inARow))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(again -> answers())
                .repeat()
                .whilst(answers -> !answers && !progress.isOver())
                .collect()
                .last()
                .map(answers -> {
                    progress.storeIsBack();
                    channel.resume();
                    return inARow;
                });
    }

    private static Duration pause(int inARow) {
        Duration pause = BETWEEN_QUESTIONS.multipliedBy(inARow);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private boolean answers() {
        try (var connection = store.getConnection();
                var statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException away) {
            // Connections from before the outage are dead; each would fail once more.
            store.flush(FlushMode.IDLE);
            return false;
        }
    }
}
