package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an open thread stands where it does among those of its priority. */
@Schema(name = "ThreadRank")
public record RankView(
        @Schema(
                description = "It stands as though it had waited since then; the earliest is first",
                examples = "2030-01-02T17:45:00Z")
        Instant asSince,

        @Schema(description = "What has put it ahead of those that wait as long")
        List<Ahead> ahead,

        @Schema(
                nullable = true,
                description = "By when the customer was told to have an answer, while that lies ahead; or null")
        Instant promisedAt) {

    /** Minutes that are counted in a thread's favour. */
    @Schema(name = "RankReason")
    public record Ahead(
            Reason reason, @Schema(examples = "10") int minutes) {}

    /** What minutes are counted for. */
    @Schema(name = "RankReasonKind")
    public enum Reason {
        LIFETIME_VALUE,
        TIER,
        /** The acknowledgement had promised an answer by now. */
        PROMISE_PASSED
    }

    /** Null unless it is open: others are not waited for. */
    static RankView of(SupportThread thread) {
        if (thread.status() != SupportThread.Status.OPEN) {
            return null;
        }
        Rank rank = thread.place().rank();
        List<Ahead> ahead = Stream.of(
                        new Ahead(Reason.LIFETIME_VALUE, rank.byValue()),
                        new Ahead(Reason.TIER, rank.byTier()),
                        new Ahead(Reason.PROMISE_PASSED, rank.byPromise()))
                .filter(each -> each.minutes() > 0)
                .toList();
        return new RankView(thread.place().orderedAs(), ahead, rank.promisedAt());
    }
}
