package org.threadline.events.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that a receiver shares with us, and what is signed with it. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String HMAC = "HmacSHA256";

    private Secrets() {}

    static String next() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The signature header: when it was sent, and for each secret the HMAC of that time, a full stop and the body. The
     * time is signed too, so that an old request cannot be sent again as a new one.
     */
    static String signature(List<String> secrets, Instant now, String body) {
        long time = now.getEpochSecond();
        String signed = time + "." + body;
        return secrets.stream()
                .map(secret -> ",v1=" + hmac(secret, signed))
                .collect(Collectors.joining("", "t=" + time, ""));
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
