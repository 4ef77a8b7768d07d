package org.threadline.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.smallrye.jwt.build.Jwt;

/** Signs in anybody as anything, with the key that only local mode has. */
@ApplicationScoped
public class LocalTokens {

    static final List<String> ROLES = List.of("agent", "supervisor", "admin");

    private static final String ISSUER = "https://threadline.local";
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final Optional<String> privateKey;

    LocalTokens(@ConfigProperty(name = Keys.PRIVATE_KEY) Optional<String> privateKey) {
        this.privateKey = privateKey;
    }

    /** @param brands keys separated by commas, or {@code *} for all */
    String sign(String role, String brands, String subject) {
        var key = privateKey.orElseThrow(() ->
                new NotFoundException("Somebody else's public key is configured, so there is nothing to sign with"));
        return Jwt.issuer(ISSUER)
                .subject(subject)
                .upn(subject)
                .groups(Set.of(role))
                .claim("brands", List.of(brands.split(",")))
                .expiresIn(LIFETIME)
                .sign(LocalKey.readPrivateKey(key));
    }
}
