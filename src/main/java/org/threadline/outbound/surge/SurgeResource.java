package org.threadline.outbound.surge;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.brand.OwnBrand;
import org.threadline.security.Caller;
import org.threadline.value.Page;

import io.quarkus.logging.Log;

/** Numbers that nobody knew and that came all at once, over HTTP. */
@Path("/api/v1/brands/{key}/surges")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "admin"})
@Tag(name = "Carrier")
public class SurgeResource {

    private final OwnBrand own;
    private final Surges surges;
    private final Caller caller;

    SurgeResource(OwnBrand own, Surges surges, Caller caller) {
        this.own = own;
        this.surges = surges;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listSurges",
            summary = "Prefixes of which too many unknown numbers came at once",
            description = "What is automatic and goes to them waits as long as there is a reason to send it.")
    @APIResponse(responseCode = "200", description = "All that nobody has lifted")
    public Page<Surge> list(@PathParam("key") String key) {
        return new Page<>(surges.of(own.withKey(key).key()), null);
    }

    @DELETE
    @Path("/{prefix}")
    @Transactional
    @Operation(
            operationId = "liftSurge",
            summary = "Let a prefix be texted again",
            description = "What waits for its numbers goes out now, and they are not counted again.")
    @APIResponse(responseCode = "204", description = "Its numbers are texted")
    public void lift(@PathParam("key") String key, @PathParam("prefix") @Parameter(example = "+447822") String prefix) {
        String brand = own.withKey(key).key();
        if (!surges.lift(brand, prefix)) {
            throw new NotFoundException("nothing waits for this prefix");
        }
        Log.infof("a surge of numbers at brand %s is lifted: %s has let it", brand, caller.id());
    }
}
