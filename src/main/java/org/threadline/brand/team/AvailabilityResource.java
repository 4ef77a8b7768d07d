package org.threadline.brand.team;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.brand.OwnBrand;
import org.threadline.security.Caller;
import org.threadline.security.audit.NotAudited;

/** An agent says whether they are there. Nobody says it for another. */
@Path("/api/v1/brands/{key}/availability")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Transactional
@Tag(name = "Teams")
public class AvailabilityResource {

    /** Whether the caller may be given threads. */
    @Schema(name = "AvailabilitySaid")
    public record Spoken(
            @NotNull @Schema(examples = "AVAILABLE") Availability.State state) {}

    private final OwnBrand own;
    private final Availabilities availabilities;
    private final Caller caller;

    AvailabilityResource(OwnBrand own, Availabilities availabilities, Caller caller) {
        this.own = own;
        this.availabilities = availabilities;
        this.caller = caller;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @NotAudited("it is said again every few minutes")
    @Operation(
            operationId = "sayAvailability",
            summary = "Say that you may be given threads of the brand, or that you are away",
            description = "AVAILABLE holds for 10 minutes; say it again before. Who goes away keeps what they hold.")
    @APIResponse(responseCode = "200", description = "How it stands now")
    public Availability say(@PathParam("key") String brand, @NotNull @Valid Spoken spoken) {
        return availabilities.say(own.withKey(brand).key(), caller.id(), spoken.state());
    }

    @GET
    @Operation(operationId = "getAvailability", summary = "Whether you may be given threads of the brand")
    @APIResponse(responseCode = "200", description = "How it stands")
    public Availability get(@PathParam("key") String brand) {
        return availabilities.of(own.withKey(brand).key(), caller.id());
    }
}
