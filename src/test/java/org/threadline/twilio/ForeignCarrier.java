package org.threadline.twilio;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.threadline.harness.Phone;

import io.restassured.RestAssured;

/**
 * A carrier that shares nothing with us but the published algorithm: it signs with the JDK alone and posts with the
 * JDK's client, so that a mistake made in our classes or in the SDK is not made here too.
 */
public record ForeignCarrier(String publicUrl, String accountSid, String authToken) {

    public static final String MESSAGES = "/webhooks/twilio/messages";

    public record Answer(int status, String contentType, String body) {}

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The carrier of the account that the running application is configured for. */
    public static ForeignCarrier ofOurAccount() {
        var info = RestAssured.get("/_local/info").jsonPath();
        return new ForeignCarrier(
                info.getString("publicUrl"), info.getString("accountSid"), info.getString("authToken"));
    }

    ForeignCarrier withToken(String token) {
        return new ForeignCarrier(publicUrl, accountSid, token);
    }

    ForeignCarrier withAccount(String sid) {
        return new ForeignCarrier(publicUrl, sid, authToken);
    }

    public static String newMessageSid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    /** An SMS with all that a real one carries. */
    public WebhookForm text(Phone phone, String body) {
        String sid = newMessageSid();
        return WebhookForm.EMPTY
                .and("ToCountry", "US")
                .and("ToState", "CO")
                .and("SmsMessageSid", sid)
                .and("NumMedia", "0")
                .and("ToCity", "")
                .and("FromZip", "20001")
                .and("SmsSid", sid)
                .and("FromState", "DC")
                .and("SmsStatus", "received")
                .and("FromCity", "WASHINGTON")
                .and("Body", body)
                .and("FromCountry", "US")
                .and("To", phone.brand().number())
                .and("ToZip", "")
                .and("NumSegments", "1")
                .and("MessageSid", sid)
                .and("AccountSid", accountSid)
                .and("From", phone.number())
                .and("ApiVersion", "2010-04-01");
    }

    /** News of a message, as a status callback carries it. */
    WebhookForm news(Phone phone, String messageSid, String status) {
        return WebhookForm.EMPTY
                .and("ApiVersion", "2010-04-01")
                .and("MessageStatus", status)
                .and("SmsSid", messageSid)
                .and("SmsStatus", status)
                .and("To", phone.number())
                .and("From", phone.brand().number())
                .and("MessageSid", messageSid)
                .and("AccountSid", accountSid);
    }

    public Answer deliver(WebhookForm form) {
        return post(MESSAGES, form);
    }

    Answer deliver(WebhookForm form, String signature, String... headers) {
        return post(MESSAGES, form.encoded(), signature, headers);
    }

    Answer post(String path, WebhookForm form) {
        return post(path, form.encoded(), sign(publicUrl + path, form));
    }

    /** @param signature null to send none */
    Answer post(String path, String body, String signature, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(publicUrl + path))
                .setHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("X-Twilio-Signature", signature);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(response.statusCode(), type, response.body());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** "Sort the POST parameters by name, append each name and value to the URL, HMAC-SHA1 with the token, Base64." */
    String sign(String url, WebhookForm form) {
        var text = new StringBuilder(url);
        form.parameters().stream()
                .distinct()
                .sorted(Comparator.comparing(WebhookForm.Parameter::name).thenComparing(WebhookForm.Parameter::value))
                .forEach(parameter -> text.append(parameter.name()).append(parameter.value()));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
