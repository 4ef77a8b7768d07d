package org.threadline.thread;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.threadline.security.audit.Deed;

/** Begins a conversation in one call. */
@Path("/api/v1/messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Messages")
public class ConversationResource {

    private final Conversations conversations;
    private final IdempotentCalls calls;
    private final Caller caller;
    private final Deed deed;

    ConversationResource(Conversations conversations, IdempotentCalls calls, Caller caller, Deed deed) {
        this.conversations = conversations;
        this.calls = calls;
        this.caller = caller;
        this.deed = deed;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "startConversation", summary = "Write to a customer first")
    @APIResponse(
            responseCode = "202",
            description = "Queued; the Location tells what becomes of it",
            content = @Content(schema = @Schema(implementation = Conversations.Started.class)))
    public Response start(
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid Conversations.Request request) {
        var answer = calls.once(caller.id(), key, List.of("start", request), 202, () -> {
            Conversations.Started started = conversations.start(request);
            deed.about(started.thread().id());
            return started;
        });
        return SendAnswers.of(answer, "/message/id");
    }
}
