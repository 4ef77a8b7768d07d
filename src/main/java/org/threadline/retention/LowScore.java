package org.threadline.retention;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.thread.OpenThreads;
import org.threadline.thread.ScoredThreads;

/** The customer was dissatisfied when asked, and the conversation that this has opened again is not resolved yet. */
@ApplicationScoped
class LowScore implements MarketingHold {

    private final OpenThreads threads;

    LowScore(OpenThreads threads) {
        this.threads = threads;
    }

    @Override
    public String reason() {
        return "score-low";
    }

    @Override
    public Set<UUID> among(Set<String> brands, Set<UUID> customers) {
        return threads.tagged(ScoredThreads.LOW_SCORE, brands, customers);
    }
}
