package org.threadline.thread;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.threadline.thread.SupportThread.Status;
import org.threadline.value.Cursor;

/**
 * Where a thread stands, and with that where it stands in the inbox's order: what is open, by since when; then what
 * rests; then what is resolved.
 *
 * @param snoozedUntil null unless it is snoozed
 * @param sortAt the moment that it is ordered by within its group, the earliest first; of an open one since when it is
 *     open, less what it is ahead by
 */
@Embeddable
record Standing(
        @Enumerated(EnumType.STRING) @Column(nullable = false)
        Status status,

        @Column(name = "snoozed_until") Instant snoozedUntil,
        @Column(name = "sort_group", nullable = false) int sortGroup,
        @Column(name = "sort_at", nullable = false) Instant sortAt) {

    /**
     * @param since since when it stands so; of a snoozed one until when
     * @param ahead by how much it goes before others while it is open
     */
    static Standing of(Status status, Instant since, Duration ahead) {
        return new Standing(
                status,
                status == Status.SNOOZED ? since : null,
                group(status),
                status == Status.OPEN ? since.minus(ahead) : since);
    }

    /** The same, when what it is ahead by has changed. */
    Standing ahead(Duration before, Duration now) {
        return status == Status.OPEN
                ? new Standing(
                        status, snoozedUntil, sortGroup, sortAt.plus(before).minus(now))
                : this;
    }

    /** The part of the order that holds what is in this status; only PENDING and SNOOZED share one. */
    static int group(Status status) {
        return switch (status) {
            case OPEN -> 0;
            case PENDING, SNOOZED -> 1;
            case RESOLVED -> 2;
        };
    }

    void refuseWhenResolved() {
        if (status == Status.RESOLVED) {
            throw new WrongState("The thread is resolved; reopen it first.");
        }
    }

    void refuseUnlessPutAway() {
        if (status == Status.OPEN || status == Status.PENDING) {
            throw new WrongState("The thread is neither resolved nor snoozed, so there is nothing to reopen.");
        }
    }

    /** As a cursor says it. */
    String position(UUID id) {
        return Cursor.of(sortGroup, sortAt, id);
    }

    /** A place in the order of the inbox. */
    record Place(int group, Instant at, UUID thread) {

        static Place of(Cursor cursor) {
            return new Place(cursor.number(), cursor.time(), cursor.id());
        }
    }
}
