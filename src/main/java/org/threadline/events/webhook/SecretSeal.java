package org.threadline.events.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Secrets of webhooks as they are stored: {@code sealed:<id of the key>:<nonce and ciphertext>}. Each is bound to its
 * webhook, so that it opens nowhere else. What was stored before there was a key is read as it is.
 */
@ApplicationScoped
class SecretSeal {

    /** No known key opens it. */
    static class Unopened extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unopened(UUID webhook, Throwable why) {
            super("the secret of webhook " + webhook + " was sealed with a key that is not known here", why);
        }
    }

    private static final String MARK = "sealed:";
    private static final int NONCE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SealingKey> keys = new LinkedHashMap<>();
    private final SealingKey present;

    SecretSeal(SecretsConfig config) {
        Stream.concat(config.key().stream(), config.otherKey().stream())
                .map(SealingKey::of)
                .forEach(key -> keys.putIfAbsent(key.id(), key));
        this.present = config.key().map(SealingKey::of).orElse(null);
    }

    String seal(UUID webhook, String secret) {
        if (present == null) {
            throw new IllegalStateException("threadline.secrets.key is not set");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] ciphertext = present.seal(nonce, webhook.toString(), secret.getBytes(StandardCharsets.UTF_8));
            byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
            System.arraycopy(ciphertext, 0, both, NONCE_BYTES, ciphertext.length);
            return MARK + present.id() + ":"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws Unopened when no known key opens it */
    String open(UUID webhook, String stored) {
        if (!stored.startsWith(MARK)) {
            return stored;
        }
        String[] parts = stored.split(":", 3);
        try {
            byte[] both = Base64.getUrlDecoder().decode(parts[2]);
            SealingKey key = keys.get(parts[1]);
            if (key == null) {
                throw new Unopened(webhook, null);
            }
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            byte[] ciphertext = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
            return new String(key.open(nonce, webhook.toString(), ciphertext), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            throw unreadable instanceof Unopened unopened ? unopened : new Unopened(webhook, unreadable);
        }
    }

    /** Whether it was sealed with the present key. */
    boolean isPresent(String stored) {
        return present != null && stored.startsWith(MARK + present.id() + ":");
    }
}
