package org.threadline.twilio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.UriInfo;

import io.micrometer.core.instrument.MeterRegistry;

/** The door for webhooks: what comes through is from our account at the carrier. */
@ApplicationScoped
class SignedForms {

    private final TwilioSignature signature;
    private final PublicUrl publicUrl;
    private final TwilioConfig config;
    private final MeterRegistry meters;

    SignedForms(TwilioSignature signature, PublicUrl publicUrl, TwilioConfig config, MeterRegistry meters) {
        this.signature = signature;
        this.publicUrl = publicUrl;
        this.config = config;
        this.meters = meters;
    }

    /**
     * The form, when the carrier has signed it for our account.
     *
     * @throws ForbiddenException when the signature is missing or wrong, or the account is another
     */
    TwilioForm open(UriInfo called, String signatureHeader, String body) {
        TwilioForm form = parse(body);
        String url = publicUrl.of(
                called.getRequestUri().getRawPath(), called.getRequestUri().getRawQuery());
        if (!signature.covers(url, form, signatureHeader)) {
            refuse("signature");
        }
        if (!form.get("AccountSid").orElse("").equals(config.accountSid())) {
            refuse("account");
        }
        return form;
    }

    private static TwilioForm parse(String body) {
        try {
            return TwilioForm.parse(body);
        } catch (IllegalArgumentException notAForm) {
            throw new BadRequestException("the body is not form-encoded");
        }
    }

    private void refuse(String why) {
        meters.counter("threadline.webhooks.refused", "reason", why).increment();
        throw new ForbiddenException(
                "signature".equals(why)
                        ? "X-Twilio-Signature is missing or does not match. Check the account's token and THREADLINE_PUBLIC_URL, which must be the URL that the carrier calls."
                        : "The webhook is of another account than TWILIO_ACCOUNT_SID.");
    }
}
