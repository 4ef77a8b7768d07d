package org.threadline.twilio;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.postgresql.ds.PGSimpleDataSource;

import io.restassured.RestAssured;

/** What is in the database, asked past the application. */
public final class StoredRows {

    private StoredRows() {}

    /** How many texts are stored under the carrier's id. */
    public static long ofText(String messageSid) {
        return Long.parseLong(strings("select count(*) from message where carrier_message_id = ?", messageSid)
                .getFirst());
    }

    /** The first column, as text. */
    public static List<String> strings(String sql, Object... parameters) {
        try (Connection connection = source().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static PGSimpleDataSource source() {
        var info = RestAssured.get("/_local/info").jsonPath();
        var source = new PGSimpleDataSource();
        source.setUrl(info.getString("jdbcUrl"));
        source.setUser(info.getString("username"));
        source.setPassword(info.getString("password"));
        return source;
    }
}
