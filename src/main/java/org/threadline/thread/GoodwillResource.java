package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import org.threadline.offer.VoucherView;
import org.threadline.outbound.IdempotentCalls;
import org.threadline.security.Caller;

/** A gesture towards the customer of a thread. */
@Path("/api/v1/threads/{id}/goodwill")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Goodwill")
public class GoodwillResource {

    private final GoodwillDesk desk;
    private final IdempotentCalls calls;
    private final Caller caller;

    GoodwillResource(GoodwillDesk desk, IdempotentCalls calls, Caller caller) {
        this.desk = desk;
        this.calls = calls;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "giveGoodwill",
            summary = "Give the customer a voucher, or ask for it",
            description = "Up to your limit it is GIVEN, with a code for your next reply; above it, it is ASKED and a"
                    + " supervisor decides. Nothing is sent to the customer.")
    @APIResponse(
            responseCode = "201",
            description = "The voucher; state says whether it was given",
            content = @Content(schema = @Schema(implementation = VoucherView.class)))
    public Response give(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid GoodwillRequest request) {
        var answer = calls.once(
                caller.id(), key, List.of("goodwill", id, request), 201, () -> desk.give(id, ifMatch, request));
        var response = Response.status(answer.status()).entity(answer.json());
        return (answer.replayed() ? response.header("Idempotency-Replayed", "true") : response).build();
    }
}
