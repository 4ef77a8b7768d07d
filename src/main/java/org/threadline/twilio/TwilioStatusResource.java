package org.threadline.twilio;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.message.DeliveryReceipts;
import org.threadline.message.DeliveryReceipts.Receipt;
import org.threadline.message.Status;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Blocking;

/** What became of our texts, as the carrier tells it: in any order, and more than once. */
@Path("/webhooks/twilio/status")
@Tag(name = "Carrier webhooks")
public class TwilioStatusResource {

    /** @param status empty for a word that we do not know */
    private record News(String messageSid, Optional<Status> status, String errorCode) {}

    private final SignedForms forms;
    private final DeliveryReceipts receipts;

    TwilioStatusResource(SignedForms forms, DeliveryReceipts receipts) {
        this.forms = forms;
        this.receipts = receipts;
    }

    @POST
    @Path("/{messageId}")
    @PermitAll
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "receiveStatus", summary = "One of our texts has come further")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = {"AccountSid", "MessageSid", "MessageStatus"},
                                            properties = {
                                                @SchemaProperty(name = "AccountSid", type = SchemaType.STRING),
                                                @SchemaProperty(name = "MessageSid", type = SchemaType.STRING),
                                                @SchemaProperty(name = "MessageStatus", type = SchemaType.STRING),
                                                @SchemaProperty(name = "ErrorCode", type = SchemaType.STRING)
                                            })))
    @APIResponse(responseCode = "204", description = "Taken, whether or not it changed anything")
    public void receive(
            @PathParam("messageId") UUID messageId,
            @Context UriInfo called,
            @HeaderParam("X-Twilio-Signature") String signature,
            String body) {
        News news = news(called, signature, body);
        boolean ours = news.status()
                .map(status -> receipts.apply(new Receipt(messageId, news.messageSid(), status, news.errorCode())))
                .orElseGet(() -> receipts.isOurs(messageId));
        if (!ours) {
            throw new NotFoundException("no such message");
        }
    }

    /** What a Messaging Service's own callback URL may be set to: it cannot carry our id. */
    @POST
    @PermitAll
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "receiveStatusOfService",
            summary = "A text has come further; only the carrier's id says which")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = {"AccountSid", "MessageSid", "MessageStatus"},
                                            properties = {
                                                @SchemaProperty(name = "AccountSid", type = SchemaType.STRING),
                                                @SchemaProperty(name = "MessageSid", type = SchemaType.STRING),
                                                @SchemaProperty(name = "MessageStatus", type = SchemaType.STRING),
                                                @SchemaProperty(name = "ErrorCode", type = SchemaType.STRING)
                                            })))
    @APIResponse(responseCode = "204", description = "Taken, whether or not it changed anything")
    public void receive(@Context UriInfo called, @HeaderParam("X-Twilio-Signature") String signature, String body) {
        News news = news(called, signature, body);
        news.status().ifPresent(status -> receipts.apply(news.messageSid(), status, news.errorCode()));
    }

    private News news(UriInfo called, String signature, String body) {
        TwilioForm form = forms.open(called, signature, body);
        List<String> missing = form.missing("MessageSid", "MessageStatus");
        if (!missing.isEmpty()) {
            throw new BadRequestException("missing: " + String.join(", ", missing));
        }
        String said = form.given("MessageStatus").orElseThrow();
        Optional<Status> status = TwilioStatus.of(said);
        if (status.isEmpty()) {
            Log.warnf("the carrier says '%s' of a message, which means nothing to us", TwilioStatus.safe(said));
        }
        return new News(
                form.given("MessageSid").orElseThrow(),
                status,
                form.given("ErrorCode").orElse(null));
    }
}
