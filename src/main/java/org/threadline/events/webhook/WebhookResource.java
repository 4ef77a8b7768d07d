package org.threadline.events.webhook;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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

/** Webhooks over HTTP: admins set them up, supervisors may look. */
@Path("/api/v1/brands/{key}/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "URLs that are told what happens")
public class WebhookResource {

    private final Webhooks webhooks;
    private final IdempotentCalls calls;
    private final Caller caller;

    WebhookResource(Webhooks webhooks, IdempotentCalls calls, Caller caller) {
        this.webhooks = webhooks;
        this.calls = calls;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addWebhook", summary = "Tell a URL what happens from now on")
    @APIResponse(
            responseCode = "201",
            description = "The webhook with its secret, which is shown this once",
            content = @Content(schema = @Schema(implementation = WebhookWithSecret.class)))
    public Response add(
            @PathParam("key") String brand,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid WebhookRequest request) {
        var answer = calls.once(
                caller.id(), key, List.of("webhook", brand, request), 201, () -> webhooks.add(brand, request));
        // Only its id was kept for who asks again; the secret must not lie about in an answer.
        UUID id = UUID.fromString(answer.json().replace("\"", ""));
        var response = Response.created(URI.create("/api/v1/brands/" + brand + "/webhooks/" + id))
                .entity(webhooks.withSecret(brand, id));
        return (answer.replayed() ? response.header("Idempotency-Replayed", "true") : response).build();
    }

    @GET
    @RolesAllowed({"supervisor", "admin"})
    @Operation(operationId = "listWebhooks", summary = "A brand's webhooks, oldest first")
    @APIResponse(responseCode = "200", description = "All of them; there are 20 at most")
    public Page<WebhookView> list(@PathParam("key") String brand) {
        return webhooks.all(brand);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"supervisor", "admin"})
    @Operation(operationId = "getWebhook", summary = "One webhook, and whether it fails")
    @APIResponse(responseCode = "200", description = "The webhook")
    public WebhookView get(@PathParam("key") String brand, @PathParam("id") UUID id) {
        return webhooks.look(brand, id);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeWebhook", summary = "Pause or resume it, call another URL, tell of other things")
    @APIResponse(responseCode = "200", description = "The webhook as it is now")
    public WebhookView change(
            @PathParam("key") String brand, @PathParam("id") UUID id, @NotNull @Valid WebhookChange change) {
        return webhooks.change(brand, id, change);
    }

    @POST
    @Path("/{id}/secret")
    @RolesAllowed("admin")
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Make a new secret",
            description = "For 24 hours requests are signed with the old one too.")
    @APIResponse(responseCode = "200", description = "The webhook with its new secret, which is shown this once")
    public WebhookWithSecret rotate(@PathParam("key") String brand, @PathParam("id") UUID id) {
        return webhooks.rotate(brand, id);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "removeWebhook", summary = "Tell it nothing more; what waits is not sent")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void remove(@PathParam("key") String brand, @PathParam("id") UUID id) {
        webhooks.remove(brand, id);
    }
}
