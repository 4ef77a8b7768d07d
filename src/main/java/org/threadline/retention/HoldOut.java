package org.threadline.retention;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.consent.PrivacyConfig;

/**
 * Which customers are held out: always the same ones, and nobody chooses who. Each has a place between 0 and 1 that
 * follows from brand and id by a keyed hash; those below the share are held out. So a share that is raised keeps those who
 * were held out before, and no other choice that is made by an id has anything to do with this one.
 */
@ApplicationScoped
class HoldOut {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PERCENT = 100;

    private final PrivacyConfig config;

    HoldOut(PrivacyConfig config) {
        this.config = config;
    }

    boolean holds(String brand, UUID customer, int percent) {
        return percent > 0 && place(brand, customer) * PERCENT < percent;
    }

    private double place(String brand, UUID customer) {
        String key = config.key().orElseThrow(() -> new IllegalStateException("threadline.privacy.key is not set"));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] hash = mac.doFinal(("hold-out\n" + brand + "\n" + customer).getBytes(StandardCharsets.UTF_8));
            // As many bits as a double holds exactly.
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
