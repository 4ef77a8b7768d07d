package org.threadline.events.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under a key that is made from a text of the configuration.
 *
 * @param id says of a sealed value which key opens it, and nothing of the key
 */
record SealingKey(String id, SecretKeySpec aes) {

    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 6;

    static SealingKey of(String text) {
        byte[] id = Arrays.copyOf(digest("id of " + text), ID_BYTES);
        return new SealingKey(HexFormat.of().formatHex(id), new SecretKeySpec(digest("key of " + text), "AES"));
    }

    byte[] seal(byte[] nonce, String context, byte[] clear) throws GeneralSecurityException {
        return cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(clear);
    }

    /** @throws GeneralSecurityException also when it was sealed with another key, or for another context */
    byte[] open(byte[] nonce, String context, byte[] ciphertext) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(ciphertext);
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, aes, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "SealingKey " + id;
    }
}
