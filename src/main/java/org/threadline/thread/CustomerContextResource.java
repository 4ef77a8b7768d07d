package org.threadline.thread;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.customer.Customers;
import org.threadline.security.Caller;

/** Who is writing, in one call. */
@Path("/api/v1/customers/{id}/context")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Customers")
public class CustomerContextResource {

    private final Customers customers;
    private final CustomerContext context;
    private final Caller caller;

    CustomerContextResource(Customers customers, CustomerContext context, Caller caller) {
        this.customers = customers;
        this.context = context;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getCustomerContext",
            summary = "Who is writing: value, orders, carts, consent, conversations")
    @APIResponse(responseCode = "200", description = "What is known of the customer, at a glance")
    public ContextView get(@PathParam("id") UUID id) {
        return customers
                .find(id)
                .filter(customer -> caller.belongsTo(customer.brand()) && !customer.isErased())
                .map(context::of)
                .orElseThrow(NotFoundException::new);
    }
}
