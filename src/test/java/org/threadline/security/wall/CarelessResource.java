package org.threadline.security.wall;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.Session;
import org.threadline.customer.Customer;

/** Calls as somebody would write them who has forgotten that there are brands. Only in tests. */
@Path("/_careless")
@Produces(MediaType.APPLICATION_JSON)
public class CarelessResource {

    private final Session entities;

    CarelessResource(Session entities) {
        this.entities = entities;
    }

    @GET
    @Path("/{table}")
    @Transactional
    @RolesAllowed({"agent", "supervisor", "admin"})
    @Operation(hidden = true)
    public List<String> whose(@PathParam("table") String table) {
        return brands(table);
    }

    @GET
    @Path("/nobody/{table}")
    @Transactional
    @PermitAll
    @Operation(hidden = true)
    public List<String> whoseForNobody(@PathParam("table") String table) {
        return brands(table);
    }

    @GET
    @Path("/entities")
    @Transactional
    @RolesAllowed({"agent", "supervisor", "admin"})
    @Operation(hidden = true)
    public List<String> whoseEntities() {
        return Customer.<Customer>streamAll().map(Customer::brand).distinct().toList();
    }

    /** @return how many rows it has changed */
    @POST
    @Path("/customers")
    @Transactional
    @RolesAllowed({"agent", "supervisor", "admin"})
    @Operation(hidden = true)
    public int change() {
        return entities.createNativeMutationQuery("update customer set tier = 'GOLD'")
                .executeUpdate();
    }

    private List<String> brands(String table) {
        String column = switch (table) {
            case "brand" -> "key";
            case "message_status" -> "cast(message_id as text)";
            default -> "brand";
        };
        return entities.createNativeQuery("select distinct " + column + " from " + table, String.class)
                .getResultList();
    }
}
