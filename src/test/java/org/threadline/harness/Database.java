package org.threadline.harness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;

/** The store, seen past the application: for what no call tells, and for moments that cannot be waited for. */
public final class Database {

    private Database() {}

    /** A connection of the test's own; transactions on it are the test's to end. */
    public static Connection connect() throws SQLException {
        var info = RestAssured.get("/_local/info").jsonPath();
        return DriverManager.getConnection(
                info.getString("jdbcUrl"), info.getString("username"), info.getString("password"));
    }

    public static List<Map<String, Object>> rows(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet result = statement.executeQuery()) {
            var rows = new ArrayList<Map<String, Object>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, Object>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** @return how many rows it changed */
    public static int change(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Texts of ours to this phone, oldest first. */
    public static List<Map<String, Object>> textsTo(Phone phone) {
        return rows("""
                select m.id, m.kind, m.status, m.decision, m.body, m.due_at from message m
                join customer c on c.id = m.customer_id
                where c.brand = ? and c.phone = ? and m.direction = 'OUTBOUND' order by m.created_at, m.id""", phone.brand().key(), phone.number());
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
