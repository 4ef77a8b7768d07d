package org.threadline.local.carrier;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code X-Twilio-Signature}: the URL called and every parameter, sorted by name, under the account's token. */
final class Signature {

    private Signature() {}

    static String of(String token, String url, Form form) {
        var signed = new StringBuilder(url);
        form.pairs().stream()
                .sorted(Comparator.comparing(Form.Pair::name).thenComparing(Form.Pair::value))
                .forEach(pair -> signed.append(pair.name()).append(pair.value()));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
