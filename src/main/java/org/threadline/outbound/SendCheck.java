package org.threadline.outbound;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A veto at the moment of sending. Rooms upstairs implement it for what only they know: a cart that was bought, an
 * open complaint. Asked inside the transaction that claims the texts, for many at once, so one query should do.
 */
public interface SendCheck {

    /** Verdicts by message id; a text that is not in the answer may go. */
    Map<UUID, Verdict> check(List<Candidate> candidates);

    /** True when what passes uses something up: asked last, and only about texts that nothing else stands against. */
    default boolean usesUp() {
        return false;
    }
}
