package org.threadline.harness;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The carrier's side, where a test speaks for it: callbacks that it did not send by itself. */
public final class Carrier {

    private Carrier() {}

    /** A signed status callback about one of our messages. */
    public static Response callBack(String messageId, String carrierMessageId, String status) {
        return callBack(messageId, carrierMessageId, status, null);
    }

    /** @param errorCode of a failure, or null */
    public static Response callBack(String messageId, String carrierMessageId, String status, String errorCode) {
        return post("/webhooks/twilio/status/" + messageId, carrierMessageId, status, errorCode);
    }

    /** The same from a Messaging Service's own callback URL, which knows nothing of our ids. */
    public static Response callBack(String carrierMessageId, String status) {
        return post("/webhooks/twilio/status", carrierMessageId, status, null);
    }

    /** The webhook of a text under this id of the carrier, which may have come before. */
    public static Response text(String carrierMessageId, Phone from, String body) {
        return text(carrierMessageId, from, body, Map.of());
    }

    /** @param more parameters beside those that every text has */
    public static Response text(String carrierMessageId, Phone from, String body, Map<String, String> more) {
        var form = new TreeMap<>(Map.of(
                "MessageSid",
                carrierMessageId,
                "From",
                from.number(),
                "To",
                from.brand().number(),
                "Body",
                body));
        form.putAll(more);
        return post("/webhooks/twilio/messages", form);
    }

    /** Somebody else sends through the same account; the carrier's id of it. */
    public static String create(String to, String from, String body) {
        var info = RestAssured.get("/_local/info").jsonPath();
        return RestAssured.given()
                .baseUri(info.getString("simulator"))
                .port(URI.create(info.getString("simulator")).getPort())
                .auth()
                .preemptive()
                .basic(info.getString("accountSid"), info.getString("authToken"))
                .formParams(Map.of("To", to, "From", from, "Body", body))
                .post("/2010-04-01/Accounts/" + info.getString("accountSid") + "/Messages.json")
                .then()
                .statusCode(201)
                .extract()
                .path("sid");
    }

    private static Response post(String path, String carrierMessageId, String status, String errorCode) {
        var form = new TreeMap<>(Map.of("MessageSid", carrierMessageId, "MessageStatus", status));
        if (errorCode != null) {
            form.put("ErrorCode", errorCode);
        }
        return post(path, form);
    }

    private static Response post(String path, TreeMap<String, String> form) {
        var info = RestAssured.get("/_local/info").jsonPath();
        form.put("AccountSid", info.getString("accountSid"));
        var signed = new StringBuilder(info.getString("publicUrl")).append(path);
        form.forEach((name, value) -> signed.append(name).append(value));
        return RestAssured.given()
                .header("X-Twilio-Signature", CarrierSignature.of(info.getString("authToken"), signed.toString()))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path);
    }
}
