package org.threadline.local;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/** The key pair that stands in for an identity provider; made anew at each start, so its tokens open nothing else. */
record LocalKey(String publicKey, String privateKey) {

    static LocalKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new LocalKey(
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrivateKey readPrivateKey(String base64) {
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            return KeyFactory.getInstance("RSA").generatePrivate(encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The private key of local mode cannot be read", e);
        }
    }

    Map<String, String> settings() {
        return Map.of(Keys.PUBLIC_KEY, publicKey, Keys.PRIVATE_KEY, privateKey);
    }
}
