package org.threadline.thread;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.security.Caller;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** Notes beside a thread. Any agent of the brand may write one, whoever holds the thread and wherever it stands. */
@ApplicationScoped
class ThreadNotes {

    /** What an agent writes down. */
    @Schema(name = "NewNote")
    record Request(
            @NotBlank @Size(max = 4000) @Pattern(regexp = ReplyRequest.STORABLE, message = "must not hold the character NUL") @Schema(examples = "Called the depot: it leaves tomorrow.")
            String body) {}

    /** A note as the API shows it. */
    @Schema(name = "Note")
    record View(
            UUID id,
            @Schema(examples = "agent-1") String author,

            @Schema(examples = "Called the depot: it leaves tomorrow.")
            String body,

            Instant createdAt) {

        static View of(ThreadNote note) {
            return new View(note.id(), note.author(), note.body(), note.createdAt());
        }
    }

    private final OwnThreads own;
    private final Caller caller;
    private final Clock clock;

    ThreadNotes(OwnThreads own, Caller caller, Clock clock) {
        this.own = own;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Page<View> of(UUID thread, PageRequest page) {
        own.look(thread);
        List<ThreadNote> found = ThreadNote.of(thread, page.afterId(), page.limit() + 1);
        Page<ThreadNote> notes = Page.of(found, page.limit(), note -> note.id().toString());
        return new Page<>(notes.items().stream().map(View::of).toList(), notes.nextCursor());
    }

    @Transactional
    View write(UUID id, String ifMatch, Request request) {
        SupportThread thread = own.lock(id).thread();
        EntityTags.refuseStale(ifMatch, thread.version());
        var note = new ThreadNote(thread, caller.id(), request.body(), clock.instant());
        note.persist();
        return View.of(note);
    }
}
