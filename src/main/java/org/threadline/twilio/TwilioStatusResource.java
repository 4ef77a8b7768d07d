package org.threadline.twilio;

import java.util.List;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.message.DeliveryReceipts;
import org.threadline.message.DeliveryReceipts.Receipt;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Blocking;

/** What became of our texts, as the carrier tells it: in any order, and more than once. */
@Path("/webhooks/twilio/status/{messageId}")
@Tag(name = "Carrier webhooks")
public class TwilioStatusResource {

    private final SignedForms forms;
    private final DeliveryReceipts receipts;

    TwilioStatusResource(SignedForms forms, DeliveryReceipts receipts) {
        this.forms = forms;
        this.receipts = receipts;
    }

    @POST
    @PermitAll
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "receiveStatus", summary = "One of our texts has come further")
    public void receive(
            @PathParam("messageId") UUID messageId,
            @Context UriInfo called,
            @HeaderParam("X-Twilio-Signature") String signature,
            String body) {
        TwilioForm form = forms.open(called, signature, body);
        List<String> missing = form.missing("MessageSid", "MessageStatus");
        if (!missing.isEmpty()) {
            throw new BadRequestException("missing: " + String.join(", ", missing));
        }
        String said = form.given("MessageStatus").orElseThrow();
        var status = TwilioStatus.of(said);
        if (status.isEmpty()) {
            Log.warnf(
                    "message %s: the carrier says '%s', which means nothing to us", messageId, TwilioStatus.safe(said));
            return;
        }
        var receipt = new Receipt(
                messageId,
                form.given("MessageSid").orElseThrow(),
                status.get(),
                form.given("ErrorCode").orElse(null));
        if (!receipts.apply(receipt)) {
            throw new NotFoundException("no such message");
        }
    }
}
