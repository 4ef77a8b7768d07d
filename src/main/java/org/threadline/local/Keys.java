package org.threadline.local;

import java.util.List;

import org.threadline.local.carrier.SimulatorConfig;

/** Names of the settings that local mode reads or gives. */
final class Keys {

    static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    static final String JDBC_USERNAME = "quarkus.datasource.username";
    static final String JDBC_PASSWORD = "quarkus.datasource.password";
    static final String OWNER = "quarkus.flyway.username";
    static final String OWNER_PASSWORD = "quarkus.flyway.password";
    static final String ONLOOKER = "threadline.local.jdbc-username";
    static final String ONLOOKER_PASSWORD = "threadline.local.jdbc-password";
    static final String KAFKA = "kafka.bootstrap.servers";
    static final String ACCOUNT_SID = SimulatorConfig.ACCOUNT_SID;
    static final String AUTH_TOKEN = SimulatorConfig.AUTH_TOKEN;
    static final String API_KEY = SimulatorConfig.API_KEY;
    static final String API_SECRET = SimulatorConfig.API_SECRET;
    static final String API_URL = "twilio.api-url";
    static final String PUBLIC_URL = SimulatorConfig.PUBLIC_URL;
    static final String HTTP_PORT = "quarkus.http.port";
    static final String PUBLIC_KEY = "quarkus.oidc.public-key";
    static final String PRIVATE_KEY = "threadline.local.private-key";
    static final String SIMULATOR_PORT = SimulatorConfig.PORT;
    static final String SIMULATOR_URL = "threadline.local.simulator-url";
    static final String SENT_AFTER_MS = SimulatorConfig.SENT_AFTER_MS;
    static final String DELIVERED_AFTER_MS = SimulatorConfig.DELIVERED_AFTER_MS;

    static final List<String> ALL = List.of(
            JDBC_URL,
            JDBC_USERNAME,
            JDBC_PASSWORD,
            KAFKA,
            ACCOUNT_SID,
            AUTH_TOKEN,
            API_KEY,
            API_SECRET,
            API_URL,
            PUBLIC_URL,
            HTTP_PORT,
            PUBLIC_KEY,
            PRIVATE_KEY,
            SIMULATOR_PORT,
            SENT_AFTER_MS,
            DELIVERED_AFTER_MS);

    private Keys() {}
}
