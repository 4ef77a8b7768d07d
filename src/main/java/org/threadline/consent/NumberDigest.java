package org.threadline.consent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customers.Contact;

/**
 * A number, as one brand knows it, that only itself leads back to. There are few enough numbers to try them all, so a
 * plain hash would hide nothing; the key is what hides it.
 */
@ApplicationScoped
class NumberDigest {

    private static final String ALGORITHM = "HmacSHA256";

    private final PrivacyConfig config;

    NumberDigest(PrivacyConfig config) {
        this.config = config;
    }

    byte[] of(Contact contact) {
        String key = config.key().orElseThrow(() -> new IllegalStateException("threadline.privacy.key is not set"));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal((contact.brand() + "\n" + contact.phone().value()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
