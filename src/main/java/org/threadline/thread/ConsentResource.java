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
import org.threadline.outbound.queue.SendsUnderWay;
import org.threadline.security.Caller;
import org.threadline.value.PageRequest;

/** What a customer wants to hear from a brand, and how we know. */
@Path("/api/v1/customers/{id}/consent")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Consent", description = "Whether we may, for which purpose, and how we know")
public class ConsentResource {

    private final ConsentDesk desk;
    private final IdempotentCalls calls;
    private final SendsUnderWay underWay;
    private final Caller caller;

    ConsentResource(ConsentDesk desk, IdempotentCalls calls, SendsUnderWay underWay, Caller caller) {
        this.desk = desk;
        this.underWay = underWay;
        this.calls = calls;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getConsent", summary = "What a customer allows now, and the ledger, latest said first")
    @APIResponse(responseCode = "200", description = "The present state and a page of the ledger")
    public ConsentView look(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page) {
        return desk.look(id, page);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addConsent",
            summary = "Write down what a customer has said",
            description =
                    "Adds a line to the ledger; it is the last word. Withdrawing takes back what waits for that purpose.")
    @APIResponse(
            responseCode = "201",
            description = "The line",
            content = @Content(schema = @Schema(implementation = ConsentView.Entry.class)))
    public Response add(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid ConsentWord word) {
        var answer = calls.once(caller.id(), key, List.of("consent", id, word), 201, () -> desk.add(id, word));
        if (!word.granted()) {
            underWay.awaitStarted(id);
        }
        var response = Response.status(answer.status()).entity(answer.json());
        return (answer.replayed() ? response.header("Idempotency-Replayed", "true") : response).build();
    }
}
