package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.outbound.IdempotentCalls;
import org.threadline.security.Caller;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** What agents write beside a thread. */
@Path("/api/v1/threads/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Threads")
public class ThreadNoteResource {

    private final ThreadNotes notes;
    private final IdempotentCalls calls;
    private final Caller caller;

    ThreadNoteResource(ThreadNotes notes, IdempotentCalls calls, Caller caller) {
        this.notes = notes;
        this.calls = calls;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listNotes", summary = "What agents have written beside the thread, oldest first")
    @APIResponse(responseCode = "200", description = "A page of notes")
    public Page<ThreadNotes.View> list(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page) {
        return notes.of(id, page);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addNote",
            summary = "Write something down for other agents",
            description = "No customer ever reads it. Whoever holds the thread, every agent of the brand may.")
    @APIResponse(
            responseCode = "201",
            description = "The note",
            content = @Content(schema = @Schema(implementation = ThreadNotes.View.class)))
    public Response add(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid ThreadNotes.Request note) {
        var answer = calls.once(caller.id(), key, List.of("note", id, note), 201, () -> notes.write(id, ifMatch, note));
        var response = Response.status(answer.status()).entity(answer.json());
        return (answer.replayed() ? response.header("Idempotency-Replayed", "true") : response).build();
    }
}
