package org.threadline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL of its own for this process, with an empty database named {@code threadline} and the roles that production
 * has: the walls between brands stand here too.
 */
record EmbeddedDatabase(EmbeddedPostgres postgres) implements AutoCloseable {

    private static final String NAME = "threadline";

    /** No superuser: for those there are no walls. */
    private static final String APPLICATION = "threadline";

    private static final String OWNER = "threadline_owner";
    private static final String PASSWORD = "local";

    // As docker/postgres/roles.sql has them.
    private static final List<String> ROLES = List.of(
            "CREATE ROLE threadline_machine NOLOGIN",
            "CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + PASSWORD + "'",
            "CREATE ROLE " + APPLICATION + " LOGIN NOINHERIT PASSWORD '" + PASSWORD + "'",
            "GRANT threadline_machine TO " + APPLICATION,
            "CREATE DATABASE " + NAME + " OWNER " + OWNER);

    private static final String RIGHTS = "ALTER DEFAULT PRIVILEGES FOR ROLE " + OWNER + " IN SCHEMA public"
            + " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + APPLICATION;

    static EmbeddedDatabase start(TemporaryDirectory directory) {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.path().resolve("data"))
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "200")
                    // The data does not outlive the process, so nothing is gained by waiting for the disk.
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setRegisterShutdownHook(false)
                    .start();
            for (String role : ROLES) {
                execute(postgres.getPostgresDatabase(), role);
            }
            execute(postgres.getDatabase("postgres", NAME), RIGHTS);
            return new EmbeddedDatabase(postgres);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL refused a new database", e);
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Map<String, String> settings() {
        return Map.of(
                Keys.JDBC_URL,
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + NAME,
                Keys.JDBC_USERNAME,
                APPLICATION,
                Keys.JDBC_PASSWORD,
                PASSWORD,
                Keys.OWNER,
                OWNER,
                Keys.OWNER_PASSWORD,
                PASSWORD,
                Keys.ONLOOKER,
                "postgres",
                Keys.ONLOOKER_PASSWORD,
                "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
