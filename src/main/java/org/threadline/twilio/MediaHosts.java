package org.threadline.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

import org.threadline.value.Destinations;

/** Where pictures may lie, and who is told our credentials. */
final class MediaHosts {

    private static final String API = "api.twilio.com";

    private final MediaConfig config;
    private final TwilioConfig account;
    private final Destinations destinations;

    MediaHosts(MediaConfig config, TwilioConfig account, Destinations destinations) {
        this.config = config;
        this.account = account;
        this.destinations = destinations;
    }

    /** The carrier's, at its usual port, and nothing that its letters alone give away as something else. */
    boolean allow(URI address) {
        if (address.getHost() == null
                || destinations.refusal(address.toString()).isPresent()) {
            return false;
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean usualPort = address.getPort() < 0 || address.getPort() == 443 || config.allowLoopback();
        return usualPort && config.hosts().stream().anyMatch(own -> host.equals(own) || host.endsWith("." + own));
    }

    /** Only the API itself asks for them; where it sends us on to gets none. */
    Optional<String> credentialsFor(URI address) {
        boolean api = isOrigin(address, account.apiUrl())
                || "https".equals(address.getScheme()) && API.equals(address.getHost()) && address.getPort() < 0;
        if (!api) {
            return Optional.empty();
        }
        String user = account.apiKey().orElse(account.accountSid());
        String password = account.apiKey().flatMap(key -> account.apiSecret()).orElse(account.authToken());
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private static boolean isOrigin(URI address, URI origin) {
        return origin.getScheme().equals(address.getScheme())
                && origin.getHost().equalsIgnoreCase(address.getHost())
                && origin.getPort() == address.getPort();
    }
}
