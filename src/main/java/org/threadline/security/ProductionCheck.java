package org.threadline.security;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.Config;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;

/** Production starts with settings of its own or not at all; every fault is named at once, by its setting. */
@ApplicationScoped
@IfBuildProfile("prod")
class ProductionCheck {

    private static final Set<String> NO_SECRETS =
            Set.of("", "changeme", "change-me", "secret", "password", "postgres", "threadline", "test", "dev");

    private static final int SHORTEST_KEY = 32;
    private static final int FEWEST_CHARACTERS = 8;

    private final Config config;

    ProductionCheck(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent starting) {
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("not fit for production:\n  " + String.join("\n  ", faults));
        }
    }

    private List<String> faults() {
        var faults = new ArrayList<String>();
        secret("TWILIO_AUTH_TOKEN", "twilio.auth-token", faults);
        secret("QUARKUS_DATASOURCE_PASSWORD", "quarkus.datasource.password", faults);
        key("THREADLINE_PRIVACY_KEY", "threadline.privacy.key", faults);
        key("THREADLINE_SECRETS_KEY", "threadline.secrets.key", faults);
        encrypted("THREADLINE_PUBLIC_URL", "threadline.public-url", faults);
        encrypted("TWILIO_API_URL", "twilio.api-url", faults);
        given("QUARKUS_DATASOURCE_JDBC_URL", "quarkus.datasource.jdbc.url", faults);
        given("KAFKA_BOOTSTRAP_SERVERS", "kafka.bootstrap.servers", faults);
        given("QUARKUS_OIDC_AUTH_SERVER_URL", "quarkus.oidc.auth-server-url", faults);
        if (!value("quarkus.oidc.public-key").isBlank()) {
            faults.add(
                    "quarkus.oidc.public-key: a fixed key is for development; tokens come from an identity provider");
        }
        if (Boolean.parseBoolean(value("threadline.webhooks.allow-loopback"))) {
            faults.add("threadline.webhooks.allow-loopback: for development; webhooks go to the open internet only");
        }
        if (Boolean.parseBoolean(value("threadline.media.allow-loopback"))) {
            faults.add("threadline.media.allow-loopback: for development; pictures come from the carrier only");
        }
        if (Boolean.parseBoolean(value("threadline.outgoing-media.allow-loopback"))) {
            faults.add("threadline.outgoing-media.allow-loopback: for development; media lie on the open internet");
        }
        return faults;
    }

    private void given(String setting, String property, List<String> faults) {
        if (value(property).isBlank()) {
            faults.add(setting + " is not set");
        }
    }

    private void secret(String setting, String property, List<String> faults) {
        if (NO_SECRETS.contains(value(property).strip().toLowerCase(Locale.ROOT))) {
            faults.add(setting + " is empty or a default; set a secret of your own");
        }
    }

    /** A key against which all numbers of a country are tried must not be guessed. */
    private void key(String setting, String property, List<String> faults) {
        String key = value(property).strip();
        if (key.length() < SHORTEST_KEY || key.chars().distinct().count() < FEWEST_CHARACTERS) {
            faults.add(setting + " needs at least 32 characters that nobody can guess; see docs/deploy.md");
        } else if (key.startsWith("only-for-development")) {
            faults.add(setting + " is the one of development; set a key of your own");
        }
    }

    /** Secrets and signatures travel there; only this machine itself may be talked to in the clear. */
    private void encrypted(String setting, String property, List<String> faults) {
        String value = value(property);
        if (value.isBlank()) {
            if (!property.equals("twilio.api-url")) {
                faults.add(setting + " is not set");
            }
            return;
        }
        try {
            URI url = URI.create(value);
            boolean loopback = Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(url.getHost()));
            if (!"https".equals(url.getScheme()) && !loopback) {
                faults.add(setting + " must be an https URL");
            }
        } catch (IllegalArgumentException notAUrl) {
            faults.add(setting + " is not a URL");
        }
    }

    private String value(String property) {
        return config.getOptionalValue(property, String.class).orElse("");
    }
}
