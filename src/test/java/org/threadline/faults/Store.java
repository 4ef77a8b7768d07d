package org.threadline.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;

/** A PostgreSQL that keeps its word ({@code fsync} on) and can be taken away. Same port, same data, every time. */
final class Store implements AutoCloseable {

    private static final String NAME = "threadline";
    private static final String USER = "postgres";

    /** As docker/postgres/roles.sql has them: the application is bound by the walls between brands, its tables' owner too. */
    static final String APPLICATION = "threadline";

    static final String OWNER = "threadline_owner";

    private static final List<String> ROLES = List.of(
            "create role threadline_machine nologin",
            "create role " + OWNER + " login",
            "create role " + APPLICATION + " login noinherit",
            "grant threadline_machine to " + APPLICATION,
            "create database " + NAME + " owner " + OWNER);

    /** What a row is read into. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final PostgresBinaries binaries;
    private final Path data;
    private final Path log;
    private final int port;
    private OwnProcess server;

    private Store(PostgresBinaries binaries, Path directory, int port) {
        this.binaries = binaries;
        this.data = directory.resolve("store");
        this.log = directory.resolve("store.log");
        this.port = port;
    }

    static Store create(Path directory, int port) {
        var store = new Store(PostgresBinaries.unpackInto(directory.resolve("postgres")), directory, port);
        OwnProcess init = OwnProcess.start(
                "initdb",
                store.binaries.command(
                        "initdb", "-D", store.data.toString(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C"),
                Map.of(),
                store.log);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !init.isAlive());
        store.start("postgres");
        ROLES.forEach(role -> store.execute("postgres", role));
        store.execute(
                NAME,
                "alter default privileges for role " + OWNER + " in schema public"
                        + " grant select, insert, update, delete on tables to " + APPLICATION);
        return store;
    }

    String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    /** Starts it and returns once it lets somebody in. */
    void start() {
        start(NAME);
    }

    private void start(String database) {
        server = OwnProcess.start(
                "store",
                binaries.command(
                        "postgres",
                        "-D",
                        data.toString(),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=200",
                        "-c",
                        "fsync=on"),
                Map.of(),
                log);
        awaitOpen(database);
    }

    void awaitOpen() {
        awaitOpen(NAME);
    }

    private void awaitOpen(String database) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    if (!server.isAlive()) {
                        throw new AssertionError("the store ended, see " + log);
                    }
                    try (Connection open = DriverManager.getConnection(
                            jdbcUrl(database) + "?connectTimeout=2&socketTimeout=2", USER, "")) {
                        return open.isValid(2);
                    } catch (SQLException notYet) {
                        return false;
                    }
                });
    }

    /** Immediate shutdown: no checkpoint, recovery at the next start. */
    void stop() {
        server.end("QUIT");
    }

    /** SIGKILL for all of it. */
    void kill() {
        server.kill();
    }

    void freeze() {
        server.freeze();
    }

    void thaw() {
        server.thaw();
    }

    boolean isRunning() {
        return server.isAlive();
    }

    /** Ends every connection but the one that asks; how many. */
    int cutConnections() {
        return rows(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                + " where datname = 'threadline' and pid <> pg_backend_pid()",
                        row -> row.getInt(1))
                .getFirst();
    }

    <T> List<T> rows(String sql, Reading<T> reading, Object... values) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), USER, "");
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (result.next()) {
                    rows.add(reading.of(result));
                }
                return rows;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** How many rows it changed. */
    int change(String sql, Object... values) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), USER, "");
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    long count(String sql, Object... values) {
        return rows(sql, row -> row.getLong(1), values).getFirst();
    }

    private void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(database), USER, "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        if (server != null) {
            server.kill();
        }
    }
}
