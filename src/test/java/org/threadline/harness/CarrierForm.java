package org.threadline.harness;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Webhooks of the carrier, posted to any replica: signed for the public URL, as behind a balancer. */
public final class CarrierForm {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String publicUrl;
    private final String accountSid;
    private final String authToken;

    /** @param local settings of local mode */
    public CarrierForm(Map<String, String> local) {
        this.publicUrl = local.get("threadline.public-url");
        this.accountSid = local.get("twilio.account-sid");
        this.authToken = local.get("twilio.auth-token");
    }

    /** A customer's text, posted to this replica; the answer's status. */
    public int text(String replica, String from, String to, String body) throws IOException, InterruptedException {
        var form = new TreeMap<>(Map.of(
                "MessageSid", "SM" + UUID.randomUUID().toString().replace("-", ""),
                "AccountSid", accountSid,
                "From", from,
                "To", to,
                "Body", body,
                "NumMedia", "0"));
        String path = "/webhooks/twilio/messages";
        var signed = new StringBuilder(publicUrl + path);
        form.forEach((name, value) -> signed.append(name).append(value));
        var request = HttpRequest.newBuilder(URI.create(replica + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", CarrierSignature.of(authToken, signed.toString()))
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"))))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
