package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.security.Caller;
import org.threadline.security.audit.NotAudited;

/** Who is looking, who is writing: so that two people do not begin the same answer. */
@Path("/api/v1/threads/{id}/presence")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Threads")
public class PresenceResource {

    /** What the caller does at the thread. */
    @Schema(name = "Presence")
    public record Presence(
            @NotNull @Schema(examples = "TYPING") Viewer.State state) {}

    /** Everybody who is at the thread. */
    @Schema(name = "Viewers")
    public record Present(List<Viewer> viewers) {}

    private final OwnThreads own;
    private final Viewers viewers;
    private final Caller caller;

    PresenceResource(OwnThreads own, Viewers viewers, Caller caller) {
        this.own = own;
        this.viewers = viewers;
        this.caller = caller;
    }

    @POST
    @Transactional
    @NotAudited("it changes nothing, and is said again every few seconds")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "sayPresence",
            summary = "Say that you look at the thread, write, or have gone",
            description = "It holds for 20 seconds; say it again every 10. Others hear of it as thread.presence.")
    @APIResponse(responseCode = "200", description = "Who is at the thread now, the caller among them")
    public Present say(@PathParam("id") UUID id, @NotNull @Valid Presence presence) {
        viewers.say(own.look(id), caller.id(), presence.state());
        return new Present(viewers.of(List.of(id)).getOrDefault(id, List.of()));
    }
}
