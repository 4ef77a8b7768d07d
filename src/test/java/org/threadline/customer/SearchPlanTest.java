package org.threadline.customer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Searching costs the same among many as among few: what is asked is a range of an index. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class SearchPlanTest {

    private static final String MANY = """
            insert into customer (id, brand, phone, first_name, created_at, updated_at)
            select gen_random_uuid(), 'plan-' || i % 5, '+1999' || lpad(cast(i as text), 7, '0'), 'Name ' || i, now(), now()
            from generate_series(1, 50000) i""";

    @Test
    void namesAndNumbersAreRangesOfTheirIndexes() throws SQLException {
        try (Connection connection = Database.connect()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .executeUpdate(
                            "insert into brand select 'plan-' || i, 'P', 'UTC', '[]', '{}', '{}', now(), now() from generate_series(0, 4) i");
            connection.createStatement().executeUpdate(MANY);
            connection.createStatement().execute("analyze customer");
            // As by the application for an agent of that brand.
            connection.createStatement().execute("set local role threadline");
            connection.createStatement().execute("set local threadline.brands = 'plan-1'");

            assertThat(plan(connection, CustomerSearch.BY_NAME, "name 12", "name 13"))
                    .contains("ix_customer_name")
                    .doesNotContain("Sort")
                    .doesNotContain("Seq Scan");
            assertThat(plan(connection, CustomerSearch.BY_NUMBER, "1000000", "1000001"))
                    .contains("ix_customer_phone_end")
                    .doesNotContain("Seq Scan");
            connection.rollback();
        }
    }

    private static String plan(Connection connection, String sql, String from, String to) throws SQLException {
        String asked = sql.replace(":brands", "'plan-1'")
                .replace(":from", "'" + from + "'")
                .replace(":to", "'" + to + "'")
                .replace(":afterName", "''")
                .replace(":afterId", "'00000000-0000-0000-0000-000000000000'")
                .replace(":most", "51");
        List<String> lines = new ArrayList<>();
        try (var result = connection.createStatement().executeQuery("explain " + asked)) {
            while (result.next()) {
                lines.add(result.getString(1));
            }
        }
        return String.join("\n", lines);
    }
}
