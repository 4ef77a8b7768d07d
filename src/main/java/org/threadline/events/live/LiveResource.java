package org.threadline.events.live;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.threadline.security.Caller;
import org.threadline.security.rate.Uncounted;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** What happens, as it happens, over HTTP. */
@Path("/api/v1/events")
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Events", description = "What happens, as it happens")
public class LiveResource {

    private static final String EXAMPLE = """
            id: 4711
            event: thread.claimed
            data: {"specversion":"1.0","id":"01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10","source":"/threadline","type":"thread.claimed","subject":"01980f6d-2a00-7c11-8f31-0a5b9d1e2c3d","time":"2030-01-02T18:00:00.123456Z","datacontenttype":"application/json","brand":"acme","data":{"brand":"acme","threadId":"01980f6d-2a00-7c11-8f31-0a5b9d1e2c3d","customerId":"01980f6c-1b00-7aa1-9d21-3c4d5e6f7a8b","assignee":"agent-1"}}

            : heartbeat
            id: 4712
            """;

    private final LiveStream stream;
    private final Caller caller;

    LiveResource(LiveStream stream, Caller caller) {
        this.stream = stream;
        this.caller = caller;
    }

    @GET
    @Uncounted
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            operationId = "streamEvents",
            summary = "Threads and messages of the caller's brands, as server-sent events",
            description = "Begins with ready, or with reset when what was missed is no longer kept: then load anew."
                    + " docs/api.md shows how to read it and how to resume.")
    @APIResponse(
            responseCode = "200",
            description = "A stream that ends with the token",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            example = EXAMPLE))
    public Multi<OutboundSseEvent> events(
            @HeaderParam("Last-Event-ID")
                    @Parameter(
                            description = "The id that was seen last; what came after it is told first",
                            example = "4711")
                    String lastEventId,
            @Context RoutingContext connection) {
        var audience = new LiveReader.Audience(caller.id(), caller.brands(), caller.belongsToAll(), caller.tokenEnds());
        return stream.open(audience, lastEventId, new Socket(connection.response()));
    }

    /** The connection of one call. */
    private record Socket(HttpServerResponse response) implements LiveReader.Connection {

        @Override
        public boolean isGone() {
            return response.closed();
        }

        @Override
        public void hangUp() {
            response.reset();
        }
    }
}
