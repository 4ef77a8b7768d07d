package org.threadline.brand;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.security.Caller;
import org.threadline.value.Cursor;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** Brands over HTTP: admins set them up, everybody of a brand may look. */
@Path("/api/v1/brands")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Brands", description = "Shops: their senders, hours, voice and policies")
public class BrandResource {

    private static final String KEY = "[a-z0-9][a-z0-9-]{0,39}";

    private final Brands brands;
    private final Caller caller;

    BrandResource(Brands brands, Caller caller) {
        this.brands = brands;
        this.caller = caller;
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putBrand", summary = "Create a brand, or replace what is known of it")
    @APIResponse(responseCode = "200", description = "The brand as it is now")
    @APIResponse(responseCode = "409", description = "A number belongs to another brand")
    public BrandView put(
            @PathParam("key") @Pattern(regexp = KEY, message = "1-40 small letters, digits and dashes") String key,
            @NotNull @Valid BrandView brand) {
        if (!caller.belongsTo(key)) {
            throw new NotFoundException();
        }
        return brands.put(key, brand);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({"agent", "supervisor", "admin"})
    @Operation(operationId = "getBrand", summary = "One brand")
    @APIResponse(responseCode = "200", description = "The brand")
    @APIResponse(responseCode = "404", description = "No such brand, or not one of the caller's")
    public BrandView get(@PathParam("key") String key) {
        return brands.get(key).filter(brand -> caller.belongsTo(brand.key())).orElseThrow(NotFoundException::new);
    }

    @GET
    @RolesAllowed({"agent", "supervisor", "admin"})
    @Operation(operationId = "listBrands", summary = "The caller's brands, by key")
    @APIResponse(responseCode = "200", description = "A page of brands")
    public Page<BrandView> list(@BeanParam @Valid PageRequest page) {
        var found = brands.list(
                caller.brands(), caller.belongsToAll(), page.after(Cursor::text).orElse(""), page.limit() + 1);
        return Page.of(found, page.limit(), BrandView::key);
    }
}
