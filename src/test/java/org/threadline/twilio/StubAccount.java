package org.threadline.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** An account at a carrier of the test's own. */
record StubAccount(
        URI apiUrl,
        String accountSid,
        String authToken,
        Optional<String> authTokenSecondary,
        Optional<String> apiKey,
        Optional<String> apiSecret,
        Duration connectTimeout,
        Duration readTimeout,
        int connections)
        implements TwilioConfig {

    static final String SID = "AC00000000000000000000000000000000";

    static StubAccount at(String url) {
        return new StubAccount(
                URI.create(url),
                SID,
                "token",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                200);
    }

    StubAccount withToken(String token) {
        return new StubAccount(
                apiUrl,
                accountSid,
                token,
                authTokenSecondary,
                apiKey,
                apiSecret,
                connectTimeout,
                readTimeout,
                connections);
    }

    StubAccount withSecondaryToken(String token) {
        return new StubAccount(
                apiUrl,
                accountSid,
                authToken,
                Optional.of(token),
                apiKey,
                apiSecret,
                connectTimeout,
                readTimeout,
                connections);
    }

    StubAccount withApiKey(String key, String secret) {
        return new StubAccount(
                apiUrl,
                accountSid,
                authToken,
                authTokenSecondary,
                Optional.of(key),
                Optional.of(secret),
                connectTimeout,
                readTimeout,
                connections);
    }

    StubAccount withReadTimeout(Duration timeout) {
        return new StubAccount(
                apiUrl,
                accountSid,
                authToken,
                authTokenSecondary,
                apiKey,
                apiSecret,
                connectTimeout,
                timeout,
                connections);
    }
}
