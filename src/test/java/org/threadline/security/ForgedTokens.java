package org.threadline.security;

import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.config.ConfigProvider;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Tokens as the identity provider would never give them. */
final class ForgedTokens {

    private ForgedTokens() {}

    static String withoutBrands(String role) {
        return claims(role).expiresIn(Duration.ofHours(1)).sign(ownKey());
    }

    static String ofRole(String role, String brand) {
        return claims(role)
                .claim("brands", List.of(brand))
                .expiresIn(Duration.ofHours(1))
                .sign(ownKey());
    }

    /** A good one that ends soon. */
    static String endingIn(Duration time, String brand) {
        return claims("agent").claim("brands", List.of(brand)).expiresIn(time).sign(ownKey());
    }

    /** What the claim says instead of a list of brands. */
    static String withBrands(Object brands) {
        return claims("admin")
                .claim("brands", brands)
                .expiresIn(Duration.ofHours(1))
                .sign(ownKey());
    }

    static String expired() {
        var hourAgo = Instant.now().minus(Duration.ofHours(1));
        return claims("admin")
                .claim("brands", List.of("*"))
                .issuedAt(hourAgo.minusSeconds(60))
                .expiresAt(hourAgo)
                .sign(ownKey());
    }

    static String signedBySomebodyElse() {
        try {
            return claims("admin")
                    .claim("brands", List.of("*"))
                    .expiresIn(Duration.ofHours(1))
                    .sign(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A good token whose header says that it needs no signature. */
    static String unsigned(String algorithm) {
        String[] parts = ofRole("admin", "*").split("\\.");
        return encoded("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "." + parts[1] + ".";
    }

    /** A good token's signature under claims that were changed after signing. */
    static String altered() {
        String[] parts = ofRole("agent", "nowhere").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        return parts[0] + "." + encoded(claims.replace("nowhere", "*").replace("agent", "admin")) + "." + parts[2];
    }

    /** Signed with the public key as if it were a shared secret. */
    static String signedWithThePublicKey() {
        String publicKey = ConfigProvider.getConfig().getValue("quarkus.oidc.public-key", String.class);
        return claims("admin")
                .claim("brands", List.of("*"))
                .expiresIn(Duration.ofHours(1))
                .signWithSecret(publicKey);
    }

    private static JwtClaimsBuilder claims(String role) {
        return Jwt.issuer("https://threadline.local")
                .subject("agent-1")
                .upn("agent-1")
                .groups(Set.of(role));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    private static PrivateKey ownKey() {
        String key = ConfigProvider.getConfig().getValue("threadline.local.private-key", String.class);
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
        } catch (NoSuchAlgorithmException | InvalidKeySpecException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
