package org.threadline.faults;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.threadline.harness.CarrierSignature;

/** The carrier's webhook for a customer's text, posted to any replica and signed for the public URL. */
record Texter(String publicUrl) {

    private static final String PATH = "/webhooks/twilio/messages";

    static String newId() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    /** The answer's status, {@link Http#NONE} when there was none. */
    int post(String replica, String id, String from, String to, String body) {
        var form = new TreeMap<>(Map.of(
                "MessageSid", id,
                "AccountSid", SimulatedCarrier.ACCOUNT,
                "From", from,
                "To", to,
                "Body", body,
                "NumMedia", "0"));
        var signed = new StringBuilder(publicUrl + PATH);
        form.forEach((name, value) -> signed.append(name).append(value));
        return Http.status(Http.to(replica + PATH)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", CarrierSignature.of(SimulatedCarrier.TOKEN, signed.toString()))
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"))))
                .build());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
