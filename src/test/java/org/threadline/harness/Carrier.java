package org.threadline.harness;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The carrier's side, where a test speaks for it: callbacks that it did not send by itself. */
public final class Carrier {

    private Carrier() {}

    /** A signed status callback about one of our messages. */
    public static Response callBack(String messageId, String carrierMessageId, String status) {
        var info = RestAssured.get("/_local/info").jsonPath();
        String path = "/webhooks/twilio/status/" + messageId;
        var form = new TreeMap<>(Map.of(
                "AccountSid", info.getString("accountSid"),
                "MessageSid", carrierMessageId,
                "MessageStatus", status));
        var signed = new StringBuilder(info.getString("publicUrl")).append(path);
        form.forEach((name, value) -> signed.append(name).append(value));
        return RestAssured.given()
                .header("X-Twilio-Signature", sign(info.getString("authToken"), signed.toString()))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path);
    }

    private static String sign(String token, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
