package org.threadline.thread;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** Who did what with a thread, for those who answer for it. */
@Path("/api/v1/threads/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "admin"})
@Tag(name = "Threads")
public class ThreadHistoryResource {

    private final ThreadHistory history;

    ThreadHistoryResource(ThreadHistory history) {
        this.history = history;
    }

    @GET
    @Operation(operationId = "getThreadHistory", summary = "Who did what with the thread, the first act first")
    @APIResponse(responseCode = "200", description = "A page of acts")
    public Page<ThreadHistory.View> of(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page) {
        return history.of(id, page);
    }
}
