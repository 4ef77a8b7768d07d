package org.threadline.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The carrier's signature: HMAC-SHA1 with the account's token over the URL and all parameters. Written here because the
 * SDK's validator takes a map with one value per name, and repeated names would fall out of what is checked.
 */
@ApplicationScoped
class TwilioSignature {

    private final List<String> tokens;

    TwilioSignature(TwilioConfig config) {
        this.tokens = Stream.concat(Stream.of(config.authToken()), config.authTokenSecondary().stream())
                .toList();
    }

    /** Whether one of our tokens has signed this form for this URL, written with its port or without. */
    boolean covers(String url, TwilioForm form, String signature) {
        if (signature == null) {
            return false;
        }
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean covered = false;
        for (String token : tokens) {
            for (String spelling : List.of(withPort(url), withoutPort(url))) {
                covered |= MessageDigest.isEqual(sign(token, spelling + form.signed()), given);
            }
        }
        return covered;
    }

    private static byte[] sign(String token, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String withPort(String url) {
        URI uri = URI.create(url);
        if (uri.getPort() >= 0) {
            return url;
        }
        String host = uri.getRawAuthority();
        int port = "https".equals(uri.getScheme()) ? 443 : 80;
        return url.replaceFirst("://\\Q" + host + "\\E", "://" + host + ":" + port);
    }

    private static String withoutPort(String url) {
        return url.replaceFirst("(://[^/?:]+|://\\[[^]]+]):\\d+", "$1");
    }
}
