package org.threadline.local;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;
import org.threadline.local.shop.ShopEvent;
import org.threadline.local.shop.ShopEvents;

/** What a newcomer or a test asks of local mode: where everything is, a token, an event from the shop. */
@Path("/_local")
@PermitAll
public class LocalResource {

    private final LocalInfo info;
    private final LocalTokens tokens;
    private final ShopEvents events;

    LocalResource(LocalInfo info, LocalTokens tokens, ShopEvents events) {
        this.info = info;
        this.tokens = tokens;
        this.events = events;
    }

    @GET
    @Path("/info")
    @Produces(MediaType.APPLICATION_JSON)
    public LocalInfo.View info() {
        return info.view();
    }

    @GET
    @Path("/token")
    @Produces(MediaType.TEXT_PLAIN)
    public String token(
            @RestQuery @DefaultValue("agent") String role,
            @RestQuery @DefaultValue("acme") String brands,
            @RestQuery @DefaultValue("agent-1") String subject) {
        if (!LocalTokens.ROLES.contains(role)) {
            throw new BadRequestException("role is one of " + LocalTokens.ROLES);
        }
        return tokens.sign(role, brands, subject);
    }

    /** Answers once the broker has the event. */
    @POST
    @Path("/events")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response publish(ShopEvent event) {
        if (event == null || event.type() == null || event.phone().isEmpty()) {
            throw new BadRequestException("type and data.customer.phone are required");
        }
        var complete = event.completed();
        events.publish(complete);
        return Response.accepted(complete.json()).build();
    }
}
