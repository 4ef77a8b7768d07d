package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.threadline.value.Ids;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What an agent writes beside a thread, for other agents. */
@Entity
@Table(name = "thread_note")
public class ThreadNote extends PanacheEntityBase {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(name = "thread_id", nullable = false, updatable = false)
    private UUID threadId;

    @Column(nullable = false, updatable = false)
    private String author;

    @Column(nullable = false, updatable = false)
    private String body;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    protected ThreadNote() {}

    ThreadNote(SupportThread thread, String author, String body, Instant now) {
        this.id = Ids.next();
        this.brand = thread.brand();
        this.threadId = thread.id();
        this.author = author;
        this.body = body;
        this.createdAt = now;
    }

    /** Notes of a thread, oldest first, those after one only. */
    static List<ThreadNote> of(UUID thread, UUID after, int most) {
        return ThreadNote.<ThreadNote>find("threadId = ?1 and id > ?2 order by id", thread, after)
                .range(0, most - 1)
                .list();
    }

    UUID id() {
        return id;
    }

    String author() {
        return author;
    }

    String body() {
        return body;
    }

    Instant createdAt() {
        return createdAt;
    }
}
