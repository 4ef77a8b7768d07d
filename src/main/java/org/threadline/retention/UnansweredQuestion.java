package org.threadline.retention;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.thread.OpenThreads;

/** The customer has written and waits for a person: an offer is no answer. */
@ApplicationScoped
class UnansweredQuestion implements MarketingHold {

    private final OpenThreads threads;

    UnansweredQuestion(OpenThreads threads) {
        this.threads = threads;
    }

    @Override
    public String reason() {
        return "unanswered";
    }

    @Override
    public Set<UUID> among(Set<String> brands, Set<UUID> customers) {
        return threads.waiting(brands, customers);
    }
}
