package org.threadline.outbound.failure;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.brand.OwnBrand;
import org.threadline.value.Cursor;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** Numbers that are texted no longer, over HTTP. No number stands in an address: entries go by an id of their own. */
@Path("/api/v1/brands/{key}/suppressions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "admin"})
@Tag(name = "Carrier", description = "What the carrier's errors have stopped, and how to let it go on")
public class SuppressionResource {

    private final OwnBrand own;
    private final Suppressions suppressions;

    SuppressionResource(OwnBrand own, Suppressions suppressions) {
        this.own = own;
        this.suppressions = suppressions;
    }

    @GET
    @Transactional
    @Operation(operationId = "listSuppressions", summary = "Numbers that cannot be reached, the newest first")
    @APIResponse(responseCode = "200", description = "A page of numbers, each with the carrier's code")
    public Page<SuppressionView> list(@PathParam("key") String key, @BeanParam @Valid PageRequest page) {
        String brand = own.withKey(key).key();
        var found = suppressions.list(brand, page.after(Cursor::id), page.limit() + 1).stream()
                .map(SuppressionView::of)
                .toList();
        return Page.of(found, page.limit(), entry -> entry.id().toString());
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "liftSuppression",
            summary = "Let a number be texted again",
            description = "A text from that number does the same. What was dropped meanwhile stays dropped.")
    @APIResponse(responseCode = "204", description = "It may be texted")
    public void lift(@PathParam("key") String key, @PathParam("id") UUID id) {
        if (!suppressions.lift(own.withKey(key).key(), id)) {
            throw new NotFoundException("no such suppression");
        }
    }
}
