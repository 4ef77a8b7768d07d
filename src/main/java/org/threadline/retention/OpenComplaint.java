package org.threadline.retention;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.thread.OpenThreads;

/** A conversation that agents have tagged {@code complaint} is not resolved yet, whoever's turn it is. */
@ApplicationScoped
class OpenComplaint implements MarketingHold {

    static final String TAG = "complaint";

    private final OpenThreads threads;

    OpenComplaint(OpenThreads threads) {
        this.threads = threads;
    }

    @Override
    public String reason() {
        return "complaint-open";
    }

    @Override
    public Set<UUID> among(Set<String> brands, Set<UUID> customers) {
        return threads.tagged(TAG, brands, customers);
    }
}
