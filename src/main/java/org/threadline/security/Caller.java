package org.threadline.security;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.SecurityIdentity;

/**
 * Who is calling: the token's subject, and its claim {@code brands}, a list of brand keys or {@code ["*"]}. A token
 * without the claim belongs to no brand.
 */
@RequestScoped
public class Caller {

    /** Stands in the claim for all brands. */
    public static final String ALL = "*";

    private final SecurityIdentity identity;
    private String entered;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller's id at the identity provider; it stands as assignee and author. */
    public String id() {
        return token().getSubject();
    }

    public Set<String> brands() {
        return token().getClaim("brands") instanceof Collection<?> claim
                ? claim.stream().map(Caller::text).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    public boolean belongsToAll() {
        return brands().contains(ALL);
    }

    /** The wall: everything that is of one brand asks here first. */
    public boolean belongsTo(String brand) {
        Set<String> own = brands();
        boolean belongs = own.contains(ALL) || own.contains(brand);
        if (belongs) {
            entered = brand;
        }
        return belongs;
    }

    /** The brand that the caller was let into last, in this request. */
    public Optional<String> entered() {
        return Optional.ofNullable(entered);
    }

    /** Whether nobody stands above the caller. */
    public boolean administers() {
        return identity.hasRole("admin");
    }

    /** When the token ends. */
    public Instant tokenEnds() {
        return Instant.ofEpochSecond(token().getExpirationTime());
    }

    /** Whether the caller answers for what others do. */
    public boolean leads() {
        return identity.hasRole("supervisor") || identity.hasRole("admin");
    }

    private JsonWebToken token() {
        return (JsonWebToken) identity.getPrincipal();
    }

    private static String text(Object value) {
        return value instanceof JsonString json ? json.getString() : String.valueOf(value);
    }
}
