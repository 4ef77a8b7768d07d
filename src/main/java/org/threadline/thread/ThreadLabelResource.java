package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static org.threadline.thread.EntityTags.tagged;

/** Under what a thread is filed. */
@Path("/api/v1/threads/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Threads")
public class ThreadLabelResource {

    /** How urgent a thread is. */
    @Schema(name = "ThreadPriority")
    record Urgency(@NotNull Priority priority) {}

    private final ThreadFiling filing;

    ThreadLabelResource(ThreadFiling filing) {
        this.filing = filing;
    }

    @PUT
    @Path("/tags")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tagThread",
            summary = "Replace the thread's tags",
            description =
                    "At most 20 of 1 to 40 characters. They are kept in small letters, each once, in alphabetical order.")
    @APIResponse(
            responseCode = "200",
            description = "The thread as it is now, with its ETag",
            content = @Content(schema = @Schema(implementation = ThreadView.class)))
    public Response tag(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = String[].class),
                                            examples = @ExampleObject(name = "tags", value = "[\"damaged\", \"vip\"]")))
                    @NotNull @Size(max = 100) List<@NotNull @Size(max = 200) String> tags) {
        return tagged(filing.tag(id, ifMatch, tags));
    }

    @PUT
    @Path("/priority")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "prioritiseThread", summary = "Say how urgent the thread is")
    @APIResponse(
            responseCode = "200",
            description = "The thread as it is now, with its ETag",
            content = @Content(schema = @Schema(implementation = ThreadView.class)))
    public Response prioritise(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Urgency urgency) {
        return tagged(filing.prioritise(id, ifMatch, urgency.priority()));
    }
}
