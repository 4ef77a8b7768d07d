package org.threadline.twilio;

import java.net.URI;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address under which the carrier calls us, as configured. Headers of a proxy are never asked: anyone could set
 * them, and the signature would then cover what they like.
 */
@ApplicationScoped
class PublicUrl {

    private final String base;

    PublicUrl(@ConfigProperty(name = "threadline.public-url") URI base) {
        this.base = base.toString().replaceAll("/+$", "");
    }

    /** The URL as it was called. */
    String of(String rawPath, String rawQuery) {
        return base + rawPath + (rawQuery == null ? "" : "?" + rawQuery);
    }

    /** Where news of one of our messages is to be told; our id travels with it. */
    URI statusCallback(UUID messageId) {
        return URI.create(base + "/webhooks/twilio/status/" + messageId);
    }
}
