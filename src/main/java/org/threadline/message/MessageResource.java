package org.threadline.message;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.security.Caller;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** What became of one message, and why. */
@Path("/api/v1/messages/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Messages", description = "What was said, and what became of it")
public class MessageResource {

    /** A message with all the news about it, also the late ones that changed nothing. */
    @Schema(name = "MessageWithHistory")
    public record WithHistory(@JsonUnwrapped MessageView message, List<Progress.Entry> history) {}

    private final Caller caller;
    private final Progress progress;

    MessageResource(Caller caller, Progress progress) {
        this.caller = caller;
        this.progress = progress;
    }

    @GET
    @Transactional
    @Operation(operationId = "getMessage", summary = "One message with the history of its status")
    @APIResponse(responseCode = "200", description = "The message")
    @APIResponse(responseCode = "404", description = "No such message, or not one of the caller's brands")
    public WithHistory get(@PathParam("id") UUID id) {
        Message message = own(id);
        return new WithHistory(MessageView.of(message), progress.of(id));
    }

    @GET
    @Path("/decision")
    @Transactional
    @Operation(operationId = "getDecision", summary = "Why it was sent, held, or not sent")
    @APIResponse(
            responseCode = "200",
            description = "The decision as it stands",
            content =
                    @Content(
                            schema = @Schema(implementation = Decision.class),
                            examples = {
                                @ExampleObject(name = "held", value = Decision.HELD_EXAMPLE),
                                @ExampleObject(name = "dropped", value = Decision.DROPPED_EXAMPLE),
                                @ExampleObject(name = "sent", value = Decision.SENT_EXAMPLE)
                            }))
    @APIResponse(responseCode = "404", description = "No such message, or not one of the caller's brands")
    public Decision decision(@PathParam("id") UUID id) {
        return Decision.of(own(id));
    }

    private Message own(UUID id) {
        return Message.<Message>findByIdOptional(id)
                .filter(message -> caller.belongsTo(message.brand()))
                .orElseThrow(NotFoundException::new);
    }
}
