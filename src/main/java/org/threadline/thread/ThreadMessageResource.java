package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.message.MessageView;
import org.threadline.outbound.IdempotentCalls;
import org.threadline.outbound.media.OutgoingMedia;
import org.threadline.security.Caller;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** What is said in a thread, over HTTP. */
@Path("/api/v1/threads/{id}/messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Threads")
public class ThreadMessageResource {

    private final ThreadMessages messages;
    private final Replies replies;
    private final OutgoingMedia media;
    private final IdempotentCalls calls;
    private final Caller caller;

    ThreadMessageResource(
            ThreadMessages messages, Replies replies, OutgoingMedia media, IdempotentCalls calls, Caller caller) {
        this.messages = messages;
        this.replies = replies;
        this.media = media;
        this.calls = calls;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listThreadMessages", summary = "What was said, oldest first")
    @APIResponse(responseCode = "200", description = "A page of messages")
    public Page<MessageView> messages(
            @PathParam("id") UUID id,
            @QueryParam("after")
                    @DefaultValue("0")
                    @Min(0) @Parameter(description = "Only what stands behind this seq; to ask what is new", example = "0")
                    int after,
            @BeanParam @Valid PageRequest page) {
        return messages.of(id, after, page);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reply",
            summary = "Answer the customer",
            description = "What is to go with it is looked at under its address first, for five seconds at most.")
    @APIResponse(
            responseCode = "202",
            description = "Queued; the Location tells what becomes of it",
            content = @Content(schema = @Schema(implementation = WrittenReply.class)))
    public Response reply(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid ReplyRequest reply) {
        if (reply.hasMedia() && !calls.isAnswered(caller.id(), key)) {
            media.examine(reply.media());
        }
        var answer = calls.once(caller.id(), key, List.of("reply", id, reply), 202, () -> replies.reply(id, reply));
        return SendAnswers.of(answer, "/id");
    }
}
