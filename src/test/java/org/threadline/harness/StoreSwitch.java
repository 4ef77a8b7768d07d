package org.threadline.harness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import io.restassured.RestAssured;

/** Takes the store away from the application, and gives it back, without ending the store's process. */
public final class StoreSwitch {

    private StoreSwitch() {}

    /** As long as this runs the store refuses everybody; those who were connected are cut off. */
    public static void away(Runnable work) {
        try (Connection outside = outside()) {
            change(outside, "alter database threadline with allow_connections false");
            try {
                cut(outside);
                work.run();
            } finally {
                change(outside, "alter database threadline with allow_connections true");
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Cuts all connections once; new ones are welcome. */
    public static void cutAll() {
        try (Connection outside = outside()) {
            cut(outside);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void cut(Connection outside) throws SQLException {
        try (var statement = outside.createStatement()) {
            statement.executeQuery(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'threadline'");
        }
    }

    private static void change(Connection outside, String sql) throws SQLException {
        try (var statement = outside.createStatement()) {
            statement.execute(sql);
        }
    }

    /** To another database of the same server. */
    private static Connection outside() throws SQLException {
        var info = RestAssured.get("/_local/info").jsonPath();
        return DriverManager.getConnection(
                info.getString("jdbcUrl").replaceFirst("/threadline$", "/postgres"),
                info.getString("username"),
                info.getString("password"));
    }
}
