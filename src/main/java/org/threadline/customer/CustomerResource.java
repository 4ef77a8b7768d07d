package org.threadline.customer;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** Customers over HTTP. Everybody of a brand may look and correct; what concerns all that is held is for supervisors. */
@Path("/api/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Customers", description = "Who writes, and what is held about them")
public class CustomerResource {

    private final CustomerDesk desk;
    private final CustomerSearch search;
    private final Erasures erasures;

    CustomerResource(CustomerDesk desk, CustomerSearch search, Erasures erasures) {
        this.desk = desk;
        this.search = search;
        this.erasures = erasures;
    }

    @GET
    @Operation(operationId = "listCustomers", summary = "Customers by number, name or order, listed by name")
    @APIResponse(responseCode = "200", description = "A page of customers")
    public Page<CustomerView> list(
            @QueryParam("brand") @Size(max = 40) @Parameter(description = "One brand", example = "acme") String brand,
            @QueryParam("q")
                    @Size(max = 100) @Parameter(
                            description =
                                    "A phone number in any spelling, the beginning of a first name, or an order number",
                            example = "(202) 555-0142")
                    String q,
            @BeanParam @Valid PageRequest page) {
        return search.find(brand, q, page);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCustomer", summary = "One customer")
    @APIResponse(
            responseCode = "200",
            description = "The customer; the ETag can be given as If-Match",
            content = @Content(schema = @Schema(implementation = CustomerView.class)))
    public Response get(@PathParam("id") UUID id) {
        return tagged(desk.look(id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeCustomer",
            summary = "Correct what is known of a customer",
            description = "A merge patch (RFC 7396): what is left out stays, null takes a value away.")
    @APIResponse(
            responseCode = "200",
            description = "The customer as they are now, with the ETag",
            content = @Content(schema = @Schema(implementation = CustomerView.class)))
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid ProfileChange change) {
        return tagged(desk.change(id, change, ifMatch));
    }

    @GET
    @Path("/{id}/export")
    @RolesAllowed({"supervisor", "admin"})
    @Operation(operationId = "exportCustomer", summary = "Everything that is held about a customer")
    @APIResponse(
            responseCode = "200",
            description = "Profile, messages, threads, consent, orders, carts and whatever else there is",
            content =
                    @Content(
                            schema = @Schema(implementation = Export.class),
                            examples = @ExampleObject(name = "export", value = Export.EXAMPLE)))
    public Export export(@PathParam("id") UUID id) {
        return desk.export(id);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"supervisor", "admin"})
    @Operation(
            operationId = "eraseCustomer",
            summary = "Forget a customer",
            description = "Cannot be undone. What they have withdrawn stays withdrawn. Again: changes nothing.")
    @APIResponse(
            responseCode = "204",
            description = "Nothing of them is left here; the carrier is asked to do the same")
    public void erase(@PathParam("id") UUID id) {
        desk.refuseStrangers(id);
        erasures.erase(id);
    }

    private static Response tagged(CustomerView customer) {
        return Response.ok(customer).header("ETag", customer.tag()).build();
    }
}
