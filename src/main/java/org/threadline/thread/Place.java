package org.threadline.thread;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.threadline.brand.HeadStart;
import org.threadline.customer.Customer;
import org.threadline.thread.SupportThread.Status;

/** Where a thread stands, and what puts it before or behind others there. */
@Embeddable
class Place {

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Priority priority = Priority.NORMAL;

    @Embedded
    private Rank rank = Rank.NONE;

    @Embedded
    private Standing standing;

    void become(Status next, Instant since) {
        if (next == Status.PENDING || next == Status.RESOLVED) {
            settle();
        }
        standing = Standing.of(next, since, rank.ahead(priority));
    }

    /** @return whether that changes anything */
    boolean prioritise(Priority wanted) {
        boolean news = priority != wanted;
        standing = standing.ahead(rank.ahead(priority), rank.ahead(wanted));
        priority = wanted;
        return news;
    }

    /** The customer was told by when somebody will have answered. */
    void promise(Instant by) {
        rank = rank.promised(by);
    }

    /** A person has answered, or nobody need any more. Where it stands now it stays. */
    void settle() {
        rank = rank.settled();
    }

    /** Counts anew by how much it goes before others: the customer's worth, a promise that has passed. */
    void count(HeadStart allowed, Customer customer, Instant now) {
        Duration before = rank.ahead(priority);
        rank = rank.counted(allowed, customer, now);
        standing = standing.ahead(before, rank.ahead(priority));
    }

    Priority priority() {
        return priority;
    }

    Rank rank() {
        return rank;
    }

    Standing standing() {
        return standing;
    }

    /** The moment that it is ordered by among the open ones of its priority. */
    Instant orderedAs() {
        return standing.sortAt().plus(rank.ahead(priority)).minus(Duration.ofMinutes(rank.minutesAhead()));
    }

    /** Where it stands in the inbox's order, as a cursor says it. */
    String position(UUID id) {
        return standing.position(id);
    }
}
