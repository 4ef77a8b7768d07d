package org.threadline.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The account at the carrier. */
@ConfigMapping(prefix = "twilio")
public interface TwilioConfig {

    /** {@code AC...}; webhooks of another account are refused. */
    String accountSid();

    /** The account's primary token: signs webhooks, and API calls unless a key is given. */
    String authToken();

    /** Also accepted for signatures, while the token is being rotated. */
    Optional<String> authTokenSecondary();

    /** Key pair for API calls instead of the token; never signs webhooks. */
    Optional<String> apiKey();

    Optional<String> apiSecret();

    /** Base of the REST API. */
    @WithDefault("https://api.twilio.com")
    URI apiUrl();

    /** How long to wait for a connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long to wait for an answer; after it the outcome is unknown. Shorter than the lease of a send. */
    @WithDefault("15s")
    Duration readTimeout();

    /** Connections at most; the SDK's own 20 would bound a replica to some 130 texts a second. */
    @WithDefault("200")
    int connections();
}
