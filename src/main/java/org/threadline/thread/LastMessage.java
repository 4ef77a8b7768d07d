package org.threadline.thread;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What was said last in a thread, in either direction, and when it was stored. */
@Embeddable
record LastMessage(
        @Column(name = "last_message_id") UUID id,
        @Column(name = "last_message_at") Instant at) {}
