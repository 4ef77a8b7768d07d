package org.threadline.offer;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.value.Cursor;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** The ledger of goodwill over HTTP, for those who answer for it. */
@Path("/api/v1/brands/{key}/vouchers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "admin"})
@Tag(name = "Goodwill", description = "What was given to customers as a gesture")
public class VoucherResource {

    private final Ledger ledger;

    VoucherResource(Ledger ledger) {
        this.ledger = ledger;
    }

    @GET
    @Operation(operationId = "listVouchers", summary = "What was given, asked for and refused, the newest first")
    @APIResponse(responseCode = "200", description = "A page of vouchers")
    public Page<VoucherView> list(
            @PathParam("key") String key,
            @QueryParam("state") @Parameter(description = "Only those; ASKED: what waits for you") Voucher.State state,
            @BeanParam @Valid PageRequest page) {
        var found = ledger.list(key, Optional.ofNullable(state), page.after(Cursor::id), page.limit() + 1);
        return Page.of(found, page.limit(), voucher -> voucher.id().toString());
    }

    @POST
    @Path("/{id}/approve")
    @Operation(
            operationId = "approveVoucher",
            summary = "Give what a colleague has asked for",
            description = "Within your own limit, and never what you have asked for yourself.")
    @APIResponse(responseCode = "200", description = "The voucher, with its code")
    @APIResponse(responseCode = "409", description = "It was decided before, or it is more than you may give")
    public VoucherView approve(@PathParam("key") String key, @PathParam("id") UUID id) {
        return ledger.approve(key, id);
    }

    @POST
    @Path("/{id}/refuse")
    @Operation(operationId = "refuseVoucher", summary = "Do not give what a colleague has asked for")
    @APIResponse(responseCode = "200", description = "The voucher, refused")
    @APIResponse(responseCode = "409", description = "It was decided before")
    public VoucherView refuse(@PathParam("key") String key, @PathParam("id") UUID id) {
        return ledger.refuse(key, id);
    }
}
