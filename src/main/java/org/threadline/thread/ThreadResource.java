package org.threadline.thread;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.security.Caller;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

import static org.threadline.thread.EntityTags.tagged;

/** The inbox over HTTP. */
@Path("/api/v1/threads")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Threads", description = "Who is waiting, who is answering")
public class ThreadResource {

    private static final String UUID_OR_NOTHING = "|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final Inbox inbox;
    private final ThreadDesk desk;
    private final Caller caller;

    ThreadResource(Inbox inbox, ThreadDesk desk, Caller caller) {
        this.inbox = inbox;
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listThreads", summary = "The inbox, who waits longest first")
    @APIResponse(responseCode = "200", description = "A page of threads")
    public Page<ThreadView> list(
            @QueryParam("brand") @Parameter(example = "acme") String brand,
            @QueryParam("status")
                    @Pattern(
                            regexp = "OPEN|PENDING|SNOOZED|RESOLVED",
                            message = "must be OPEN, PENDING, SNOOZED or RESOLVED")
                    String status,
            @QueryParam("assignee") @Parameter(description = "me, none, or an agent's id", example = "me")
                    String assignee,
            @QueryParam("tag") @Size(max = 200) String tag,
            @QueryParam("q")
                    @Size(max = 100) @Parameter(
                            description = "Phone number in any format, beginning of a first name, or order number",
                            example = "+12025550142")
                    String q,
            @QueryParam("optOutRequested")
                    @Parameter(
                            description = "true: only those whose customer seems to ask for no more texts",
                            example = "true")
                    Boolean optOutRequested,
            @QueryParam("team")
                    @Pattern(regexp = UUID_OR_NOTHING, message = "must be a team's id") @Parameter(
                            description = "Only those that are for the members of this team",
                            example = "01980f6e-4c2d-7e3f-8b52-6f1d3a7b8c21")
                    String team,
            @BeanParam @Valid PageRequest page) {
        return inbox.list(new InboxFilter(brand, status, assignee, tag, q, optOutRequested, team), page);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getThread", summary = "One thread, with who is writing")
    @APIResponse(
            responseCode = "200",
            description = "The thread; its ETag can be given as If-Match",
            content = @Content(schema = @Schema(implementation = ThreadView.class)))
    public Response get(@PathParam("id") UUID id) {
        return tagged(desk.look(id));
    }

    @POST
    @Path("/{id}/claim")
    @Operation(
            operationId = "claimThread",
            summary = "Take the thread; supervisors may take it over from whoever holds it")
    @APIResponse(
            responseCode = "200",
            description = "The thread as it is now, with its ETag",
            content = @Content(schema = @Schema(implementation = ThreadView.class)))
    public Response claim(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @BeanParam TakeOver takeOver) {
        return tagged(desk.claim(id, ifMatch, takeOver.by(caller)));
    }

    @POST
    @Path("/{id}/release")
    @Operation(operationId = "releaseThread", summary = "Give the thread back")
    @APIResponse(
            responseCode = "200",
            description = "The thread as it is now, with its ETag",
            content = @Content(schema = @Schema(implementation = ThreadView.class)))
    public Response release(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return tagged(desk.release(id, ifMatch));
    }

    @POST
    @Path("/{id}/resolve")
    @Operation(operationId = "resolveThread", summary = "Say that it is done")
    @APIResponse(
            responseCode = "200",
            description = "The thread as it is now, with its ETag",
            content = @Content(schema = @Schema(implementation = ThreadView.class)))
    public Response resolve(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return tagged(desk.resolve(id, ifMatch));
    }

    @POST
    @Path("/{id}/reopen")
    @Operation(operationId = "reopenThread", summary = "Say that it is not done after all, or wake it before its time")
    @APIResponse(
            responseCode = "200",
            description = "The thread as it is now, with its ETag",
            content = @Content(schema = @Schema(implementation = ThreadView.class)))
    public Response reopen(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return tagged(desk.reopen(id, ifMatch));
    }
}
