package org.threadline.thread.routing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.brand.OwnBrand;
import org.threadline.value.Page;

/** Who is there, and what they have in hand: with that it is seen why somebody is given a thread and somebody is not. */
@Path("/api/v1/brands/{key}/agents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Teams")
public class WorkloadResource {

    private final OwnBrand own;
    private final Workloads workloads;

    WorkloadResource(OwnBrand own, Workloads workloads) {
        this.own = own;
        this.workloads = workloads;
    }

    @GET
    @Transactional
    @Operation(operationId = "listAgents", summary = "The members of a brand's teams, and what they have in hand")
    @APIResponse(responseCode = "200", description = "All of them, by their ids")
    public Page<WorkloadView> list(@PathParam("key") String brand) {
        own.withKey(brand);
        return new Page<>(workloads.all(brand).stream().map(WorkloadView::of).toList(), null);
    }
}
