package org.threadline.thread;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.security.Caller;

import com.fasterxml.jackson.annotation.JsonIgnore;

import static org.threadline.thread.EntityTags.tagged;

/** Handing a thread on, putting it off, having read it. */
@Path("/api/v1/threads/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Threads")
public class ThreadHandlingResource {

    /** Who holds the thread from now on, or which team is to. */
    @Schema(name = "Transfer", description = "Either an assignee or a team", examples = "{\"assignee\":\"agent-2\"}")
    record Transfer(
            @Size(max = 200) @Pattern(
                    regexp = "[^\\x00-\\x1F\\x7F]*[^\\x00-\\x1F\\x7F\\s][^\\x00-\\x1F\\x7F]*",
                    message = "must say something, without control characters")
            @Schema(nullable = true, description = "The agent's id, as their token says it", examples = "agent-2")
            String assignee,

            @Schema(
                    nullable = true,
                    description = "The id of a team of the brand; whoever of it takes the thread, or is given it",
                    examples = "01980f6e-4c2d-7e3f-8b52-6f1d3a7b8c21")
            UUID team) {

        @JsonIgnore
        @AssertTrue(message = "either an assignee or a team must be given") public boolean isToSomebody() {
            return (assignee == null) != (team == null);
        }
    }

    private final ThreadDesk desk;
    private final TeamDesk teams;
    private final ThreadReading reading;
    private final Caller caller;

    ThreadHandlingResource(ThreadDesk desk, TeamDesk teams, ThreadReading reading, Caller caller) {
        this.desk = desk;
        this.teams = teams;
        this.reading = reading;
        this.caller = caller;
    }

    @POST
    @Path("/transfer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "transferThread",
            summary = "Hand the thread to a colleague, or to a team",
            description = "By who holds it, or by anybody when nobody does. Supervisors may say takeOver=true.")
    @APIResponse(
            responseCode = "200",
            description = "The thread as it is now, with its ETag",
            content = @Content(schema = @Schema(implementation = ThreadView.class)))
    public Response transfer(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @BeanParam TakeOver takeOver,
            @NotNull @Valid Transfer transfer) {
        boolean over = takeOver.by(caller);
        return tagged(
                transfer.team() == null
                        ? desk.transfer(id, ifMatch, transfer.assignee(), over)
                        : teams.transfer(id, ifMatch, transfer.team(), over));
    }

    @POST
    @Path("/snooze")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "snoozeThread",
            summary = "Put the thread off",
            description = "It is open again at that moment, or as soon as the customer writes. reopen wakes it before.")
    @APIResponse(
            responseCode = "200",
            description = "The thread as it is now, with its ETag",
            content = @Content(schema = @Schema(implementation = ThreadView.class)))
    public Response snooze(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid SnoozeRequest snooze) {
        return tagged(desk.snooze(id, ifMatch, snooze));
    }

    @POST
    @Path("/read")
    @Operation(
            operationId = "readThread",
            summary = "Say that the thread was looked at",
            description = "Sets unread to what has come since. Its ETag stays as it is: reading is no change.")
    @APIResponse(
            responseCode = "200",
            description = "The thread as it is now, with its ETag",
            content = @Content(schema = @Schema(implementation = ThreadView.class)))
    public Response read(@PathParam("id") UUID id, @Valid ThreadReading.Seen seen) {
        return tagged(reading.read(id, seen == null ? new ThreadReading.Seen(null) : seen));
    }
}
