package org.threadline.security.wall;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The owner of the tables is behind the walls too; a migration must reach the rows of all brands nevertheless. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class MigrationsTest {

    private static final String TRIAL = "migration_trial";

    @Test
    void aMigrationChangesTheRowsOfAllBrands() throws SQLException {
        try (Connection onlooker = Database.connect()) {
            run(onlooker, "create database " + TRIAL + " owner threadline_owner");
            String url = onlooker.getMetaData().getURL().replaceFirst("/threadline(\\?.*)?$", "/" + TRIAL);
            migrate(url, "classpath:db/migration");
            try (Connection trial = DriverManager.getConnection(url, "postgres", "postgres")) {
                run(
                        trial,
                        "insert into brand select b, 'B', 'UTC', '[]', '{}', '{}', now(), now() from unnest(array['x', 'y']) b");

                migrate(url, "classpath:db/migration", "classpath:db/trial");

                try (var statement = trial.createStatement();
                        var row = statement.executeQuery("select count(*) from brand where name = 'Renamed'")) {
                    row.next();
                    assertThat(row.getInt(1)).isEqualTo(2);
                }
            }
        }
    }

    private static void migrate(String url, String... locations) {
        Flyway.configure()
                .dataSource(url, "threadline_owner", "local")
                .locations(locations)
                .load()
                .migrate();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
