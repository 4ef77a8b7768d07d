package org.threadline.outbound.sender;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.brand.OwnBrand;
import org.threadline.security.Caller;
import org.threadline.value.Page;
import org.threadline.value.PhoneNumber;

import io.quarkus.logging.Log;

/** The numbers of a brand over HTTP: whether they send, and how to let them go on. */
@Path("/api/v1/brands/{key}/senders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Carrier")
public class SenderResource {

    private final OwnBrand own;
    private final SenderStates states;
    private final Senders senders;
    private final Caller caller;

    SenderResource(OwnBrand own, SenderStates states, Senders senders, Caller caller) {
        this.own = own;
        this.states = states;
        this.senders = senders;
        this.caller = caller;
    }

    @GET
    @Transactional
    @RolesAllowed({"agent", "supervisor", "admin"})
    @Operation(operationId = "listSenders", summary = "The brand's numbers, and whether they send")
    @APIResponse(responseCode = "200", description = "All of them, in the brand's order")
    public Page<SenderState> list(@PathParam("key") String key) {
        List<SenderState> all = states.of(own.withKey(key).key());
        return new Page<>(all, null);
    }

    @POST
    @Path("/{number}/resume")
    @Transactional
    @RolesAllowed({"supervisor", "admin"})
    @Operation(
            operationId = "resumeSender",
            summary = "Let a number send again",
            description = "Once what the carrier had against it is mended. Its texts have waited and go out now.")
    @APIResponse(responseCode = "200", description = "The number as it stands now; the same if it did send")
    public SenderState resume(@PathParam("key") String key, @PathParam("number") String number) {
        String brand = own.withKey(key).key();
        PhoneNumber sender = PhoneNumber.parse(number).orElseThrow(NotFoundException::new);
        find(brand, sender);
        if (senders.resume(sender)) {
            Log.infof("a number of brand %s sends again: %s has let it", brand, caller.id());
        }
        return find(brand, sender);
    }

    private SenderState find(String brand, PhoneNumber number) {
        return states.of(brand).stream()
                .filter(state -> state.number().equals(number))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
