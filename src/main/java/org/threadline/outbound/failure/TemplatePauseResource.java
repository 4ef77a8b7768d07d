package org.threadline.outbound.failure;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import org.threadline.value.Page;

/** Templates that wait because carriers filter them, over HTTP. */
@Path("/api/v1/brands/{key}/template-pauses")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "admin"})
@Tag(name = "Carrier")
public class TemplatePauseResource {

    private final OwnBrand own;
    private final TemplatePauses pauses;

    TemplatePauseResource(OwnBrand own, TemplatePauses pauses) {
        this.own = own;
        this.pauses = pauses;
    }

    @GET
    @Transactional
    @Operation(operationId = "listTemplatePauses", summary = "Templates that wait because carriers filter them")
    @APIResponse(responseCode = "200", description = "All that wait now")
    public Page<TemplatePauses.Pause> list(@PathParam("key") String key) {
        var found = pauses.of(List.of(own.withKey(key).key())).stream()
                .map(TemplatePauses.OfBrand::pause)
                .toList();
        return new Page<>(found, null);
    }

    @DELETE
    @Path("/{template}")
    @Transactional
    @Operation(
            operationId = "liftTemplatePause",
            summary = "Let a template be sent again",
            description = "What waits of it goes out now. The texts that were filtered before count no longer.")
    @APIResponse(responseCode = "204", description = "It may be sent")
    public void lift(@PathParam("key") String key, @PathParam("template") String template) {
        if (!pauses.lift(own.withKey(key).key(), template)) {
            throw new NotFoundException("this template does not wait");
        }
    }
}
