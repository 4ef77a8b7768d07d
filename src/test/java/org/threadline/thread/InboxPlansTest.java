package org.threadline.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** However many threads there are, a list comes out of an index in its own order. */
class InboxPlansTest {

    private static final int THREADS = 150_000;
    private static final Set<String> LARGE = Set.of(
            "support_thread",
            "message",
            "customer",
            "thread_tag",
            "customer_order",
            "thread_note",
            "thread_act",
            "stopwatch");

    private static LargeInbox inbox;

    @BeforeAll
    static void fill() throws Exception {
        inbox = LargeInbox.with(THREADS, 1);
    }

    @AfterAll
    static void leave() throws Exception {
        inbox.close();
    }

    static Stream<InboxQuestion> questions() {
        return InboxQuestion.all();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyListComesOutOfAnIndex(InboxQuestion question) throws Exception {
        JsonNode plan = inbox.explain(question.query());

        assertThat(nodes(plan.get("Plan")))
                .allSatisfy(
                        node -> assertThat(readsAll(node)).as(node.toString()).isFalse())
                .allSatisfy(node ->
                        assertThat(sorted(node)).as(node.toString()).isLessThanOrEqualTo(question.mostSorted()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aPageReadsLittleMoreThanItShows(InboxQuestion question) throws Exception {
        JsonNode plan = inbox.explain(question.query()).get("Plan");

        assertThat(plan.get("Shared Hit Blocks").asInt()
                        + plan.get("Shared Read Blocks").asInt())
                .as(plan.toString())
                .isLessThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from message where thread_id = %s and seq > 0 order by seq limit 51",
                "select * from message where thread_id = %s and direction = 'INBOUND' and seq > 1 order by seq",
                "select * from message where id in (%s)",
                "select * from thread_note where thread_id = %s and id > %s order by id limit 51",
                "select * from thread_act where thread_id = %s and id > %s order by id limit 51",
                "select * from support_thread where brand = 'b1' and customer_id = %s and status <> 'RESOLVED' limit 1",
                "select * from support_thread where brand = 'b1' and customer_id = %s and resolved_at is not null order by resolved_at desc limit 1",
                "select * from support_thread where status = 'SNOOZED' and snoozed_until <= now() order by snoozed_until limit 100 for no key update skip locked",
                "select * from stopwatch where rings_at <= now() order by rings_at limit 100 for no key update skip locked",
                "select * from stopwatch where customer_id = %s and stopped_at is null for no key update",
                "select s.* from stopwatch s join message m on m.id = s.message_id where s.message_id is not null and s.stopped_at is null and (m.sent_at is not null or m.status in ('FAILED', 'CANCELED')) limit 200 for no key update of s skip locked",
                "select count(*), count(breached_at) from stopwatch where brand = 'b1' and stopped_at is null and measure in ('FIRST_RESPONSE', 'NEXT_RESPONSE')",
                "select measure, percentile_disc(0.9) within group (order by took_millis) filter (where outcome = 'ANSWERED') from stopwatch where brand = 'b2' and day between current_date - 30 and current_date group by measure",
                "select t.* from support_thread t where t.brand = 'b1' and t.assignee is null and t.sort_group = 0 and exists (select 1 from unnest('{agent-7}'::text[], array[%s]::uuid[]) as fit (agent, team) where (t.team_id is null or t.team_id = fit.team) and t.passed_by is distinct from fit.agent) order by t.sort_group, t.sort_at, t.id limit 10 for no key update skip locked",
                "select count(*) from support_thread t where t.brand = 'b1' and t.assignee = 'agent-7' and t.sort_group = 0",
                "select t.* from support_thread t where t.brand = 'b1' and t.assignee = 'agent-7' and t.sort_group = 0 and t.waiting_since <= now() order by t.id limit 100 for no key update of t skip locked",
                "select t.* from support_thread t where t.id in ((select id from support_thread where promised_at <= now() order by promised_at limit 100) union (select id from support_thread where revalued order by id limit 100)) limit 100 for no key update skip locked",
                "update support_thread set team_id = null, version = version + 1 where brand = 'b1' and team_id = %s",
                "select * from voucher where customer_id in (%s) and state = 'GIVEN' and expires_at > now() order by asked_at desc, id desc",
                "select * from voucher where brand = 'b1' and state = 'ASKED' and id < %s order by id desc limit 51",
                "update support_thread set revalued = true where brand = 'b1' and customer_id = %s and status <> 'RESOLVED'",
            })
    void whatIsAskedOfOneThreadIsAnsweredFromAnIndex(String sql) throws Exception {
        JsonNode plan = inbox.explain(sql.replace("%s", "'01900000-0000-7001-8000-000000000010'"));

        assertThat(nodes(plan.get("Plan")))
                .noneSatisfy(node -> assertThat(readsAll(node)).isTrue());
    }

    private static boolean readsAll(JsonNode node) {
        return node.get("Node Type").asText().contains("Seq Scan")
                && LARGE.contains(node.path("Relation Name").asText());
    }

    /** How many rows it puts in order, each time that it does. */
    private static double sorted(JsonNode node) {
        return node.get("Node Type").asText().equals("Sort")
                ? node.get("Plans").get(0).get("Actual Rows").asDouble()
                : 0;
    }

    private static List<JsonNode> nodes(JsonNode plan) {
        var nodes = new ArrayList<JsonNode>(List.of(plan));
        plan.path("Plans").forEach(below -> nodes.addAll(nodes(below)));
        return nodes;
    }
}
