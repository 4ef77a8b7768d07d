package org.threadline.customer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** No table is forgotten when somebody asks what is held about them, or to be forgotten. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class PersonalTablesTest {

    /** Tables that hold nothing of a person, each with the reason. A new table is named here or by its room. */
    private static final Map<String, String> EXCUSED = Map.ofEntries(
            Map.entry("brand", "a shop's settings"),
            Map.entry("sender", "a shop's own numbers"),
            Map.entry("sender_pace", "a shop's own numbers"),
            Map.entry("inbound_watermark", "a shop's own numbers"),
            Map.entry("closed_country", "countries"),
            Map.entry("template", "a shop's own words, to anybody"),
            Map.entry("template_pause", "templates"),
            Map.entry("budget_mark", "a shop's budgets"),
            Map.entry("surge", "beginnings of numbers, too short to be anybody's"),
            Map.entry("webhook", "a shop's receivers"),
            Map.entry("outbox_slot", "who publishes"),
            Map.entry("consumed_event", "ids that the shop gives to events; forgotten by age"),
            Map.entry("orphan_receipt", "ids and states of the carrier, of no known message; forgotten after two days"),
            Map.entry("kept_withdrawal", "what must outlive an erasure, under a keyed hash"),
            Map.entry("retention_walk", "how far a brand's customers were looked through"),
            Map.entry("live_line", "how far events are in line"),
            Map.entry("thread_viewer", "agents, for seconds"),
            Map.entry("audit_entry", "what agents did: ids only, and it must outlive what it was done to"),
            Map.entry("team", "a shop's teams"),
            Map.entry("team_member", "agents"),
            Map.entry("agent_availability", "agents"),
            Map.entry("flyway_schema_history", "migrations"));

    @Inject
    @Any
    Instance<PersonalData> rooms;

    @Test
    void everyTableIsCoveredByItsRoomOrExcused() {
        var tables = new TreeSet<String>();
        Database.rows("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'""").forEach(row -> tables.add((String) row.get("table_name")));

        var named = new TreeSet<>(EXCUSED.keySet());
        rooms.forEach(room -> named.addAll(room.tables()));

        assertThat(tables).isSubsetOf(named);
    }

    @Test
    void whatNamesACustomerIsNeverExcused() {
        List<Map<String, Object>> personal = Database.rows("""
                select distinct table_name from information_schema.columns
                where table_schema = 'public' and column_name in ('customer_id', 'phone', 'first_name', 'body', 'phrase')""");

        assertThat(personal)
                .extracting(row -> (String) row.get("table_name"))
                .doesNotContainAnyElementsOf(EXCUSED.keySet());
    }

    @Test
    void noTableIsNamedThatThereIsNot() {
        Set<String> covered = new TreeSet<>();
        rooms.forEach(room -> covered.addAll(room.tables()));

        assertThat(covered)
                .allSatisfy(table -> assertThat(
                                Database.rows("select 1 from information_schema.tables where table_name = ?", table))
                        .as(table)
                        .isNotEmpty());
    }
}
