package org.threadline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL of its own for this process, with an empty database named {@code threadline}. */
record EmbeddedDatabase(EmbeddedPostgres postgres) implements AutoCloseable {

    private static final String NAME = "threadline";

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
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + NAME);
            }
            return new EmbeddedDatabase(postgres);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL refused a new database", e);
        }
    }

    Map<String, String> settings() {
        return Map.of(
                Keys.JDBC_URL,
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + NAME,
                Keys.JDBC_USERNAME,
                "postgres",
                Keys.JDBC_PASSWORD,
                "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
