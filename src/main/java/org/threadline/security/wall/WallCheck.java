package org.threadline.security.wall;

import java.sql.SQLException;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;

/** Production does not start as a role of the database for which the wall would not stand. */
@ApplicationScoped
@IfBuildProfile("prod")
class WallCheck {

    /** Before anything works. */
    private static final int FIRST = 2;

    private static final String STANDING = """
            select not (rolsuper or rolbypassrls) and not pg_has_role('threadline_machine', 'USAGE'),
              pg_has_role('threadline_machine', 'MEMBER')
            from pg_roles where rolname = current_user""";

    private final AgroalDataSource store;

    WallCheck(AgroalDataSource store) {
        this.store = store;
    }

    void check(@Observes @Priority(FIRST) StartupEvent starting) throws SQLException {
        try (var connection = store.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(STANDING)) {
            row.next();
            require(row.getBoolean(1), "must be bound by row-level security: no superuser, and without INHERIT");
            require(row.getBoolean(2), "must be a member of threadline_machine");
        }
    }

    private static void require(boolean met, String what) {
        if (!met) {
            throw new IllegalStateException(
                    "not fit for production: QUARKUS_DATASOURCE_USERNAME " + what + "; see docs/deploy.md");
        }
    }
}
