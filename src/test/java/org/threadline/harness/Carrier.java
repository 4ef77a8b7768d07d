package org.threadline.harness;

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
        var info = RestAssured.get("/_local/info").jsonPath();
        String path = "/webhooks/twilio/status/" + messageId;
        var form = new TreeMap<>(Map.of(
                "AccountSid", info.getString("accountSid"),
                "MessageSid", carrierMessageId,
                "MessageStatus", status));
        if (errorCode != null) {
            form.put("ErrorCode", errorCode);
        }
        var signed = new StringBuilder(info.getString("publicUrl")).append(path);
        form.forEach((name, value) -> signed.append(name).append(value));
        return RestAssured.given()
                .header("X-Twilio-Signature", CarrierSignature.of(info.getString("authToken"), signed.toString()))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path);
    }
}
