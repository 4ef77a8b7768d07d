package org.threadline.security.wall;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;

import org.hibernate.Session;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.threadline.harness.Agent;
import org.threadline.harness.Belongings;
import org.threadline.harness.Database;
import org.threadline.harness.Machine;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.common.mapper.TypeRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Whatever a statement forgets to ask for, the store shows nothing of another brand. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class BrandWallTest {

    /** Tables with no wall, each with the reason. A new table has a wall or is named here. */
    private static final Map<String, String> OPEN = Map.of(
            "sender_pace", "by number; how fast it may send",
            "inbound_watermark", "by number; read by jobs only",
            "consumed_event", "ids that shops give to events",
            "idempotent_call", "by caller; erasing a customer blanks the answers that everybody was given",
            "orphan_receipt", "of no known message",
            "outbox_slot", "who publishes",
            "live_line", "how far events are in line",
            "flyway_schema_history", "migrations");

    private static final String WALLED = """
            select relname from pg_class c
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relrowsecurity and relforcerowsecurity
              and exists (select from pg_policy p where p.polrelid = c.oid and polname = 'machine')
              and exists (select from pg_policy p where p.polrelid = c.oid and polname = 'callers')""";

    @Inject
    Session entities;

    @Test
    void everyTableIsBehindTheWallOrExcused() {
        Set<String> tables = names("select tablename as relname from pg_tables where schemaname = 'public'");

        tables.removeAll(names(WALLED));

        assertThat(tables).isEqualTo(new TreeSet<>(OPEN.keySet()));
    }

    @Test
    void noTableThatCarriesABrandIsExcused() {
        assertThat(names("""
                        select table_name as relname from information_schema.columns
                        where table_schema = 'public' and column_name = 'brand'""")).doesNotContainAnyElementsOf(OPEN.keySet());
    }

    @TestFactory
    Stream<DynamicTest> aForgottenWhereShowsNothingOfAnotherBrand() {
        var waiting = Waiting.customer();
        Belongings.of(waiting);
        var stranger = TestBrand.create().agent("agent-1");
        return names(WALLED).stream()
                .map(table -> dynamicTest(table, () -> {
                    String own = waiting.brand().key();
                    if (holdsAnyOf(own, table)) {
                        assertThat(seen(waiting.agent(), table)).containsExactly(own);
                    }
                    assertThat(seen(stranger, table)).doesNotContain(own).hasSizeLessThan(2);
                }));
    }

    @Test
    void whatTheTableIsTriedOnIsThere() {
        var waiting = Waiting.customer();
        Belongings.of(waiting);

        assertThat(names(WALLED))
                .filteredOn(table -> holdsAnyOf(waiting.brand().key(), table))
                .contains("brand", "sender", "customer", "message", "support_thread", "webhook", "outbox_event")
                .hasSizeGreaterThan(10);
    }

    @Test
    void entitiesAreBehindTheWallToo() {
        Waiting.customer();
        var waiting = Waiting.customer();

        List<String> seen = waiting.agent().call().get("/_careless/entities").as(listOfText());

        assertThat(seen).containsExactly(waiting.brand().key());
    }

    @Test
    void aChangeThatForgetsItsWhereChangesNothingOfAnotherBrand() {
        var waiting = Waiting.customer();
        var stranger = Waiting.customer();

        int changed = stranger.agent().call().post("/_careless/customers").as(Integer.class);

        assertThat(changed).isEqualTo(1);
        assertThat(Database.rows(
                        "select 1 from customer where brand = ? and tier is null",
                        waiting.brand().key()))
                .hasSize(1);
    }

    @Test
    void whoBelongsToAllBrandsSeesThemAll() {
        var waiting = Waiting.customer();

        assertThat(seen(Agent.admin(), "customer")).contains(waiting.brand().key());
    }

    @TestFactory
    Stream<DynamicTest> aCallOfNobodySeesNothing() {
        Belongings.of(Waiting.customer());
        return names(WALLED).stream()
                .map(table -> dynamicTest(
                        table,
                        () -> assertThat(RestAssured.get("/_careless/nobody/" + table)
                                        .as(listOfText()))
                                .isEmpty()));
    }

    @Test
    void aTransactionThatSaysNothingCanWriteNothing() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> entities.createNativeMutationQuery(
                                        "insert into retention_walk (brand, next_at) values ('nobodys', now())")
                                .executeUpdate()))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("row-level security");
    }

    /** Some dozens of turns, so that connections of the pool are used by both. */
    @Test
    void aConnectionForgetsWhoseRowsItHasShown() {
        Waiting.customer();
        var ofMachine = new HashSet<Integer>();
        var ofBrand = new HashSet<Integer>();
        var ofNobody = new HashSet<Integer>();
        for (int turn = 0; turn < 50; turn++) {
            assertThat(Machine.call(() -> look(ofMachine))).isPositive();
            assertThat(QuarkusTransaction.requiringNew().call(() -> look(ofNobody)))
                    .isZero();
            Sight.of(Set.of("*"))
                    .during(() -> assertThat(QuarkusTransaction.requiringNew().call(() -> look(ofBrand)))
                            .isPositive());
            undone();
            assertThat(QuarkusTransaction.requiringNew().call(() -> look(ofNobody)))
                    .isZero();
        }

        assertThat(ofNobody).as("connections that others have had").containsAnyElementsOf(ofMachine);
        assertThat(ofNobody).containsAnyElementsOf(ofBrand);
    }

    private void undone() {
        try {
            Machine.run(() -> {
                throw new IllegalStateException("undone");
            });
        } catch (IllegalStateException expected) {
            // The connection goes back after a rollback this time.
        }
    }

    /** How many customers there are, as far as this transaction sees; and on which connection. */
    private long look(Set<Integer> connections) {
        Object[] row = entities.createNativeQuery("select pg_backend_pid(), count(*) from customer", Object[].class)
                .getSingleResult();
        connections.add((Integer) row[0]);
        return (Long) row[1];
    }

    @Test
    void aNumberThatABrandOutOfSightHasIsTaken() {
        var theirs = TestBrand.create();
        var own = TestBrand.create();
        var admin = new Agent("admin-2", Tokens.of("admin", own.key(), "admin-2"));

        Refusal.of(
                admin.call()
                        .body(Map.of(
                                "name",
                                "Mine",
                                "timeZone",
                                "UTC",
                                "senders",
                                List.of(Map.of("number", theirs.number()))))
                        .put("/api/v1/brands/" + own.key()),
                409,
                "number-taken");
    }

    @Test
    void aClaimCannotSmuggleInASecondBrand() {
        assertThat(Sight.of(Set.of("mine,theirs", "mine")).value()).isEqualTo("mine");
        assertThat(Sight.of(Set.of("mine,*")).value()).isEmpty();
    }

    private static List<String> seen(Agent agent, String table) {
        return agent.call().get("/_careless/" + table).as(listOfText());
    }

    private static boolean holdsAnyOf(String brand, String table) {
        return switch (table) {
            case "brand" -> true;
            // Its rows name their brand by their message.
            case "message_status" -> false;
            default ->
                !Database.rows("select 1 from " + table + " where brand = ?", brand)
                        .isEmpty();
        };
    }

    private static Set<String> names(String sql) {
        var names = new TreeSet<String>();
        Database.rows(sql).forEach(row -> names.add((String) row.get("relname")));
        return names;
    }

    private static TypeRef<List<String>> listOfText() {
        return new TypeRef<>() {};
    }
}
