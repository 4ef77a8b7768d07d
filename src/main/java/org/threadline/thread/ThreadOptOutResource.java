package org.threadline.thread;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
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
import org.threadline.outbound.queue.SendsUnderWay;
import org.threadline.security.Caller;

/** A customer asks in plain words for no more texts: one call to honour it, one to say that it was none. */
@Path("/api/v1/threads/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Threads")
public class ThreadOptOutResource {

    private final OptOutDesk desk;
    private final IdempotentCalls calls;
    private final SendsUnderWay underWay;
    private final Caller caller;

    ThreadOptOutResource(OptOutDesk desk, IdempotentCalls calls, SendsUnderWay underWay, Caller caller) {
        this.desk = desk;
        this.underWay = underWay;
        this.calls = calls;
        this.caller = caller;
    }

    @POST
    @Path("/opt-out")
    @Operation(
            operationId = "honourOptOut",
            summary = "Honour a request for no more texts",
            description =
                    "Withdraws consent for every purpose with the customer's own words as evidence, takes back what"
                            + " waits, and confirms it to the customer once.")
    @APIResponse(
            responseCode = "200",
            description = "The thread as it is now, with its ETag",
            content = @Content(schema = @Schema(implementation = ThreadView.class)))
    public Response optOut(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @Valid OptOutDesk.Asked body) {
        OptOutDesk.Asked asked = body == null ? new OptOutDesk.Asked(null) : body;
        var done = new AtomicReference<ThreadView>();
        var answer = calls.once(caller.id(), key, List.of("opt-out", id, asked), 200, () -> {
            done.set(desk.optOut(id, ifMatch, asked));
            return done.get();
        });
        var response = Response.status(answer.status()).entity(answer.json());
        if (done.get() != null) {
            underWay.awaitStarted(done.get().customer().id());
        }
        return answer.replayed()
                ? response.header("Idempotency-Replayed", "true").build()
                : response.header("ETag", EntityTags.of(done.get().version())).build();
    }

    @DELETE
    @Path("/opt-out-request")
    @Operation(
            operationId = "dismissOptOutRequest",
            summary = "Say that the flagged text asked for something else",
            description = "Marketing is no longer held. Who dismissed it, and when, is kept.")
    @APIResponse(
            responseCode = "200",
            description = "The thread as it is now, with its ETag",
            content = @Content(schema = @Schema(implementation = ThreadView.class)))
    public Response dismiss(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return EntityTags.tagged(desk.dismiss(id, ifMatch));
    }
}
