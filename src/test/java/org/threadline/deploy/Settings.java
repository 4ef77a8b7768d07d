package org.threadline.deploy;

import java.util.List;
import java.util.regex.Pattern;

/** What the application wants from its environment. */
final class Settings {

    /** A production package does not start without these. */
    static final List<String> REQUIRED = List.of(
            "THREADLINE_PUBLIC_URL",
            "TWILIO_ACCOUNT_SID",
            "TWILIO_AUTH_TOKEN",
            "THREADLINE_PRIVACY_KEY",
            "THREADLINE_SECRETS_KEY",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "KAFKA_BOOTSTRAP_SERVERS",
            "QUARKUS_OIDC_AUTH_SERVER_URL",
            "QUARKUS_OIDC_CLIENT_ID");

    private static final Pattern SECRET =
            Pattern.compile(".*(PASSWORD|TOKEN|SECRET|API_KEY|PRIVACY_KEY|SECRETS_|JAAS).*");

    private Settings() {}

    static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }
}
