package org.threadline.message;

import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.security.Caller;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Pictures and files that customers have sent, handed on: the carrier's own address needs the account's credentials. */
@Path("/api/v1/messages/{id}/media/{index}")
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Messages")
public class MediaResource {

    private static final Map<String, String> ENDINGS = Map.of(
            "image/jpeg", "jpg",
            "image/png", "png",
            "image/gif", "gif",
            "image/webp", "webp",
            "video/mp4", "mp4",
            "audio/mpeg", "mp3",
            "application/pdf", "pdf",
            "text/vcard", "vcf");

    private final CarrierMedia carrier;
    private final Caller caller;

    MediaResource(CarrierMedia carrier, Caller caller) {
        this.carrier = carrier;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "getMedia",
            summary = "A picture or file that a customer has sent",
            description = "Fetched from the carrier at each call; messages name this address as media[].url.")
    @APIResponse(
            responseCode = "200",
            description = "The picture or file, of its own type",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "502", description = "The carrier does not hand it out, or it may not be shown")
    public Response get(@PathParam("id") UUID id, @PathParam("index") @Min(0) @Max(9) int index) {
        String url = QuarkusTransaction.requiringNew().call(() -> address(id, index));
        return switch (carrier.fetch(url)) {
            case CarrierMedia.Answer.Found found -> shown(found, id + "-" + index);
            case CarrierMedia.Answer.Gone gone -> throw new NotFoundException("the carrier has it no more");
            case CarrierMedia.Answer.Unavailable(String why) -> throw new MediaUnavailable(why);
        };
    }

    private String address(UUID id, int index) {
        return Message.<Message>findByIdOptional(id)
                .filter(message -> caller.belongsTo(message.brand()) && message.direction() == Direction.INBOUND)
                .filter(message -> index < message.media().size())
                .map(message -> message.media().get(index).url())
                .orElseThrow(NotFoundException::new);
    }

    /** Whatever it is, a browser must not take it for more than a picture. */
    private static Response shown(CarrierMedia.Answer.Found found, String name) {
        String ending = ENDINGS.getOrDefault(found.contentType(), "bin");
        String how = found.contentType().matches("(image|audio|video)/.*") ? "inline" : "attachment";
        return Response.ok(found.content(), found.contentType())
                .header("Content-Disposition", how + "; filename=\"" + name + "." + ending + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
