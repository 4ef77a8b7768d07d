package org.threadline.local.carrier;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/**
 * @param publicUrl base URL at which the application is called
 * @param port 0 prefers {@value #USUAL_PORT} and takes any free one when that is in use
 */
public record SimulatorConfig(
        String accountSid,
        String authToken,
        String apiKey,
        String apiSecret,
        String publicUrl,
        int port,
        Duration sentAfter,
        Duration deliveredAfter) {

    public static final String ACCOUNT_SID = "twilio.account-sid";
    public static final String AUTH_TOKEN = "twilio.auth-token";
    public static final String API_KEY = "twilio.api-key";
    public static final String API_SECRET = "twilio.api-secret";
    public static final String PUBLIC_URL = "threadline.public-url";
    public static final String PORT = "threadline.local.simulator-port";
    public static final String SENT_AFTER_MS = "threadline.local.sent-after-ms";
    public static final String DELIVERED_AFTER_MS = "threadline.local.delivered-after-ms";

    static final int USUAL_PORT = 8099;
    static final String DEFAULT_PUBLIC_URL = "http://localhost:8080";

    public static SimulatorConfig from(Map<String, String> settings) {
        return new SimulatorConfig(
                settings.getOrDefault(ACCOUNT_SID, "AC" + randomHex()),
                settings.getOrDefault(AUTH_TOKEN, randomHex()),
                settings.get(API_KEY),
                settings.get(API_SECRET),
                settings.getOrDefault(PUBLIC_URL, DEFAULT_PUBLIC_URL).replaceAll("/+$", ""),
                Integer.parseInt(settings.getOrDefault(PORT, "0")),
                millis(settings.getOrDefault(SENT_AFTER_MS, "100")),
                millis(settings.getOrDefault(DELIVERED_AFTER_MS, "400")));
    }

    /** The account with its token, or the API key pair if there is one. */
    boolean admits(String user, String password) {
        return accountSid.equals(user) && authToken.equals(password)
                || apiKey != null && apiKey.equals(user) && apiSecret != null && apiSecret.equals(password);
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }

    private static String randomHex() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
