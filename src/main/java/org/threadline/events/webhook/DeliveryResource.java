package org.threadline.events.webhook;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** What became of each event for a webhook, over HTTP. */
@Path("/api/v1/brands/{key}/webhooks/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class DeliveryResource {

    private final Deliveries deliveries;

    DeliveryResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GET
    @RolesAllowed({"supervisor", "admin"})
    @Operation(operationId = "listDeliveries", summary = "The log of a webhook, newest first, seven days back")
    @APIResponse(responseCode = "200", description = "A page of deliveries")
    public Page<DeliveryView> list(
            @PathParam("key") String brand,
            @PathParam("id") UUID webhook,
            @QueryParam("status") DeliveryView.Status status,
            @BeanParam @Valid PageRequest page) {
        return deliveries.list(brand, webhook, status, page);
    }

    @POST
    @Path("/{deliveryId}/replay")
    @RolesAllowed("admin")
    @Operation(operationId = "replayDelivery", summary = "Send the event again")
    @APIResponse(
            responseCode = "202",
            description = "It is due now; the log tells what comes of it",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Response replay(
            @PathParam("key") String brand, @PathParam("id") UUID webhook, @PathParam("deliveryId") UUID event) {
        return Response.accepted(deliveries.replay(brand, webhook, event)).build();
    }
}
