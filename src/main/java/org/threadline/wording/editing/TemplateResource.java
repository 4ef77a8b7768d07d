package org.threadline.wording.editing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.value.Page;
import org.threadline.wording.editing.OwnTemplates.Place;
import org.threadline.wording.editing.OwnTemplates.Tagged;

/** The texts that go out by themselves, over HTTP: everybody of a brand may read them, supervisors edit them. */
@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Templates", description = "What is said by itself, in the brand's own words")
public class TemplateResource {

    static final String LOCALE = "[a-z]{2,3}(-[A-Z]{2})?";
    static final String SUCH_AS = "must be a language, or a language and a country, such as en or en-US";

    private final OwnTemplates templates;

    TemplateResource(OwnTemplates templates) {
        this.templates = templates;
    }

    @GET
    @RolesAllowed({"agent", "supervisor", "admin"})
    @Operation(
            operationId = "listTemplates",
            summary = "What a brand says by itself",
            description = "One for each occasion, and those in other languages; by key and locale, all at once.")
    @APIResponse(responseCode = "200", description = "All templates of the brand")
    public Page<TemplateView> list(@QueryParam("brand") @NotBlank String brand) {
        return new Page<>(templates.list(brand), null);
    }

    @GET
    @Path("/{brand}/{key}/{locale}")
    @RolesAllowed({"agent", "supervisor", "admin"})
    @Operation(operationId = "getTemplate", summary = "One template")
    @APIResponse(
            responseCode = "200",
            description = "The template; ETag is its version for If-Match",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    public Response get(
            @PathParam("brand") String brand,
            @PathParam("key") String key,
            @PathParam("locale") @Pattern(regexp = LOCALE, message = SUCH_AS) String locale) {
        return tagged(templates.get(new Place(brand, key, locale)));
    }

    @GET
    @Path("/{brand}/{key}/{locale}/edits")
    @RolesAllowed({"agent", "supervisor", "admin"})
    @Operation(
            operationId = "listTemplateEdits",
            summary = "Who has written what, the newest first",
            description = "To take an edit back, PUT the body of the one before.")
    @APIResponse(responseCode = "200", description = "All edits of the template")
    public Page<EditView> edits(
            @PathParam("brand") String brand,
            @PathParam("key") String key,
            @PathParam("locale") @Pattern(regexp = LOCALE, message = SUCH_AS) String locale) {
        return new Page<>(templates.edits(new Place(brand, key, locale)), null);
    }

    @PUT
    @Path("/{brand}/{key}/{locale}")
    @RolesAllowed({"supervisor", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putTemplate",
            summary = "Say it in the brand's own words",
            description =
                    "It is checked first, and refused with what to write instead. From the next text on it is what"
                            + " customers read; what waits already stays as it is.")
    @APIResponse(
            responseCode = "200",
            description = "The template as it is now; ETag is its version",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    public Response put(
            @PathParam("brand") String brand,
            @PathParam("key") String key,
            @PathParam("locale") @Pattern(regexp = LOCALE, message = SUCH_AS) String locale,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid TemplateRequest template) {
        return tagged(templates.put(new Place(brand, key, locale), ifMatch, template.body()));
    }

    @DELETE
    @Path("/{brand}/{key}/{locale}")
    @RolesAllowed({"supervisor", "admin"})
    @Operation(
            operationId = "removeTemplate",
            summary = "Take the brand's own words back",
            description = "Its language falls back to the brand's usual one, and that to what Threadline brings along.")
    @APIResponse(responseCode = "204", description = "It speaks no more")
    public void remove(
            @PathParam("brand") String brand,
            @PathParam("key") String key,
            @PathParam("locale") @Pattern(regexp = LOCALE, message = SUCH_AS) String locale,
            @HeaderParam("If-Match") String ifMatch) {
        templates.remove(new Place(brand, key, locale), ifMatch);
    }

    private static Response tagged(Tagged found) {
        return Response.ok(found.template())
                .header("ETag", Tags.of(found.edit()))
                .build();
    }
}
