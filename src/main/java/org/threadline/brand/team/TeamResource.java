package org.threadline.brand.team;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.threadline.value.Page;

/** Teams over HTTP: supervisors set them up, everybody of a brand may look. */
@Path("/api/v1/brands/{key}/teams")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "admin"})
@Tag(name = "Teams", description = "Who is given which threads")
public class TeamResource {

    private static final String TEXT = "[^\\x00-\\x1F\\x7F]*";
    private static final String NO_CONTROLS = "must not hold control characters";

    /** What a team is called. */
    @Schema(name = "TeamName")
    public record Named(
            @NotBlank @Size(max = 60) @Pattern(regexp = TEXT, message = NO_CONTROLS) @Schema(examples = "Returns")
            String name) {}

    /** How much a member takes. */
    @Schema(name = "TeamMembership")
    public record Membership(
            @NotNull @Min(0) @Max(1000) @Schema(description = "With fewer open threads of the brand than this they are given more", examples = "5")
            Integer capacity) {}

    private final Teams teams;

    TeamResource(Teams teams) {
        this.teams = teams;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createTeam", summary = "Make a team")
    @APIResponse(
            responseCode = "201",
            description = "The team, without members yet",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    @APIResponse(responseCode = "409", description = "Another team of the brand has this name")
    public Response create(@PathParam("key") String brand, @NotNull @Valid Named named) {
        TeamView team = teams.add(brand, named.name());
        return Response.created(URI.create("/api/v1/brands/" + brand + "/teams/" + team.id()))
                .entity(team)
                .build();
    }

    @GET
    @RolesAllowed({"agent", "supervisor", "admin"})
    @Operation(operationId = "listTeams", summary = "A brand's teams with their members, by name")
    @APIResponse(responseCode = "200", description = "All of them; there are 100 at most")
    public Page<TeamView> list(@PathParam("key") String brand) {
        return new Page<>(teams.all(brand), null);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"agent", "supervisor", "admin"})
    @Operation(operationId = "getTeam", summary = "One team")
    @APIResponse(responseCode = "200", description = "The team with its members")
    public TeamView get(@PathParam("key") String brand, @PathParam("id") UUID id) {
        return teams.look(brand, id);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeTeam", summary = "Call a team something else")
    @APIResponse(responseCode = "200", description = "The team as it is now")
    @APIResponse(responseCode = "409", description = "Another team of the brand has this name")
    public TeamView change(@PathParam("key") String brand, @PathParam("id") UUID id, @NotNull @Valid Named named) {
        return teams.rename(brand, id, named.name());
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "removeTeam",
            summary = "Give up a team",
            description = "Threads that are for it are for everybody of the brand again. Who holds one keeps it.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void remove(@PathParam("key") String brand, @PathParam("id") UUID id) {
        teams.remove(brand, id);
    }

    @PUT
    @Path("/{id}/members/{agent}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putTeamMember",
            summary = "Take an agent into a team, or say how much they take",
            description = "The agent's id is their token's subject.")
    @APIResponse(responseCode = "200", description = "The team as it is now")
    public TeamView put(
            @PathParam("key") String brand,
            @PathParam("id") UUID id,
            @PathParam("agent") @NotBlank @Size(max = 200) @Pattern(regexp = TEXT, message = NO_CONTROLS) String agent,
            @NotNull @Valid Membership membership) {
        return teams.put(brand, id, agent, membership.capacity());
    }

    @DELETE
    @Path("/{id}/members/{agent}")
    @Operation(operationId = "removeTeamMember", summary = "Take an agent out of a team; they keep what they hold")
    @APIResponse(responseCode = "204", description = "They are given nothing of the team any more")
    public void remove(
            @PathParam("key") String brand,
            @PathParam("id") UUID id,
            @PathParam("agent") @NotBlank @Size(max = 200) @Pattern(regexp = TEXT, message = NO_CONTROLS) String agent) {
        teams.remove(brand, id, agent);
    }
}
