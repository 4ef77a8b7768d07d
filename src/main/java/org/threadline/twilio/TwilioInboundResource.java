package org.threadline.twilio;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.inbound.InboundMessages;
import org.threadline.inbound.InboundMessages.Reception;
import org.threadline.inbound.InboundText;
import org.threadline.inbound.Keyword;
import org.threadline.message.Media;
import org.threadline.value.PhoneNumber;

import io.smallrye.common.annotation.Blocking;

/** Texts from customers, as the carrier hands them over. */
@Path("/webhooks/twilio/messages")
@Tag(name = "Carrier webhooks", description = "Called by the carrier, signed with the account's token")
public class TwilioInboundResource {

    private static final int MOST_MEDIA = 10;

    private final SignedForms forms;
    private final InboundMessages inbound;

    TwilioInboundResource(SignedForms forms, InboundMessages inbound) {
        this.forms = forms;
        this.inbound = inbound;
    }

    /** 200 only once the text is stored; the same text again gets the same answer and changes nothing. */
    @POST
    @PermitAll
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_XML)
    @Operation(operationId = "receiveText", summary = "A customer has texted")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = {"AccountSid", "MessageSid", "From", "To"},
                                            properties = {
                                                @SchemaProperty(name = "AccountSid", type = SchemaType.STRING),
                                                @SchemaProperty(name = "MessageSid", type = SchemaType.STRING),
                                                @SchemaProperty(name = "From", type = SchemaType.STRING),
                                                @SchemaProperty(name = "To", type = SchemaType.STRING),
                                                @SchemaProperty(name = "Body", type = SchemaType.STRING),
                                                @SchemaProperty(name = "MessagingServiceSid", type = SchemaType.STRING),
                                                @SchemaProperty(name = "OptOutType", type = SchemaType.STRING),
                                                @SchemaProperty(name = "NumMedia", type = SchemaType.STRING),
                                                @SchemaProperty(name = "MediaUrl0", type = SchemaType.STRING),
                                                @SchemaProperty(name = "MediaContentType0", type = SchemaType.STRING)
                                            })))
    @APIResponse(
            responseCode = "200",
            description = "Stored; nothing is answered in words",
            content = @Content(mediaType = MediaType.TEXT_XML, schema = @Schema(type = SchemaType.STRING)))
    public Response receive(@Context UriInfo called, @HeaderParam("X-Twilio-Signature") String signature, String body) {
        TwilioForm form = forms.open(called, signature, body);
        List<String> missing = form.missing("MessageSid", "From", "To");
        if (!missing.isEmpty()) {
            throw new BadRequestException("missing: " + String.join(", ", missing));
        }
        if (inbound.receive(text(form)) == Reception.NO_OWNER) {
            throw new NotFoundException("no brand has the number that was texted");
        }
        return Response.ok("<Response/>", MediaType.TEXT_XML_TYPE).build();
    }

    private static InboundText text(TwilioForm form) {
        return new InboundText(
                form.given("MessageSid").orElseThrow(),
                form.given("MessagingServiceSid").orElse(null),
                PhoneNumber.ofSender(form.given("From").orElseThrow()),
                PhoneNumber.ofSender(form.given("To").orElseThrow()),
                form.get("Body").orElse(""),
                media(form),
                form.given("OptOutType").map(TwilioInboundResource::keyword).orElse(null),
                null);
    }

    /** What the carrier has taken the text for and answered; its own configuration may know more words than we do. */
    private static Keyword keyword(String optOutType) {
        return switch (optOutType) {
            case "STOP" -> Keyword.STOP;
            case "START" -> Keyword.START;
            case "HELP" -> Keyword.HELP;
            default -> null;
        };
    }

    private static List<Media> media(TwilioForm form) {
        return IntStream.range(0, MOST_MEDIA)
                .boxed()
                .flatMap(i -> form.given("MediaUrl" + i).stream()
                        .map(url -> new Media(
                                url, form.given("MediaContentType" + i).orElse(null))))
                .toList();
    }
}
