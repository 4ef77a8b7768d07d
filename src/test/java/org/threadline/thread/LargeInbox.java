package org.threadline.thread;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;

import org.flywaydb.core.Flyway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A store of its own with many threads in it, of four brands, one of which has most of them. */
final class LargeInbox implements AutoCloseable {

    private static final Pattern NAMED = Pattern.compile("(?<!:):([a-zA-Z]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    static final String TEAM = "01900000-0000-7002-8000-000000000001";
    static final String IDLE_TEAM = "01900000-0000-7002-8000-000000000002";

    private final EmbeddedPostgres postgres;
    private final Connection connection;

    private LargeInbox(EmbeddedPostgres postgres) throws SQLException {
        this.postgres = postgres;
        this.connection = postgres.getPostgresDatabase().getConnection();
    }

    /** @param threads how many, with how many messages each */
    static LargeInbox with(int threads, int messages) throws IOException, SQLException {
        var inbox = new LargeInbox(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_buffers", "512MB")
                .start());
        Flyway.configure()
                .dataSource(inbox.postgres.getPostgresDatabase())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        inbox.fill(threads, messages);
        return inbox;
    }

    private void fill(int threads, int messages) throws SQLException {
        int customers = threads * 4 / 5;
        // What triggers and foreign keys would do row by row is done for all rows here.
        run("set session_replication_role = replica");
        run("""
                insert into brand (key, name, time_zone, hours, voice, policies, created_at, updated_at)
                select 'b' || b, 'Brand', 'UTC', '{}', '{}', '{}', now(), now() from generate_series(1, 4) b""");
        run("""
                insert into customer (id, brand, phone, first_name, created_at, updated_at)
                select ('01900000-0000-7000-8000-' || lpad(to_hex(c), 12, '0'))::uuid,
                  'b' || greatest(1, c %% 10 - 5), '+1' || (2020000000 + c),
                  (array['Ada', 'Alan', 'Barbara', 'Edsger', 'Grace', 'Ken', 'Linus', 'Margaret', 'Radia', 'Tim'])[c %% 10 + 1]
                    || case when c %% 7 = 0 then to_hex(c) else '' end, now(), now()
                from generate_series(1, %d) c""".formatted(customers));
        run("""
                insert into support_thread (id, brand, customer_id, status, assignee, priority, tags, order_id, opened_at,
                  resolved_at, last_message_id, last_message_at, sort_group, sort_at, last_seq, unread, opt_out_requested,
                  team_id)
                select id, 'b' || greatest(1, c %% 10 - 5), ('01900000-0000-7000-8000-' || lpad(to_hex(c), 12, '0'))::uuid,
                  (array['OPEN', 'PENDING', 'RESOLVED'])[g + 1], case when t %% 3 > 0 then 'agent-' || t %% 101 end, 'NORMAL',
                  case when t %% 1000 = 0 then array['rare', 'vip'] when t %% 10 = 0 then array['vip'] else '{}' end,
                  case when t %% 5 = 0 then 'A-' || t end, at, case when g = 2 then at end, id, at, g, at, %2$d, 0,
                  g < 2 and t %% 50 = 0, case when g < 2 and t %% 20 = 0 then '%4$s'::uuid end
                from (
                  select t, (t - 1) %% %3$d + 1 as c, case when t > %3$d then 2 when t %% 100 < 3 then 0 when t %% 100 < 6 then 1 else 2 end as g,
                    now() - make_interval(secs => t) as at, ('01900000-0000-7001-8000-' || lpad(to_hex(t), 12, '0'))::uuid as id
                  from generate_series(1, %1$d) t) seeded""".formatted(threads, messages, customers, TEAM));
        run("""
                insert into thread_tag (thread_id, tag, brand, sort_group, sort_at)
                select t.id, tag, t.brand, t.sort_group, t.sort_at from support_thread t, unnest(t.tags) tag""");
        run("""
                insert into message (id, brand, customer_id, thread_id, seq, direction, kind, purpose, body, status, status_rank,
                  segments, encoding, sender, lane, created_at)
                select gen_random_uuid(), t.brand, t.customer_id, t.id, s,
                  case when s %% 2 = 1 then 'INBOUND' else 'OUTBOUND' end, case when s %% 2 = 1 then 'CUSTOMER' else 'AGENT' end,
                  'SUPPORT', 'Where is my parcel?', case when s %% 2 = 1 then 'RECEIVED' else 'DELIVERED' end, 0, 1, 'GSM_7',
                  '+13035550100', 0, t.opened_at + make_interval(secs => s)
                from support_thread t, generate_series(1, %d) s""".formatted(messages));
        run("""
                insert into customer_order (brand, order_id, customer_id, state, state_rank, as_of)
                select t.brand, t.order_id, t.customer_id, 'SHIPPED', 1, t.opened_at
                from support_thread t where t.order_id is not null""");
        run("""
                insert into thread_note (id, brand, thread_id, author, body, created_at)
                select gen_random_uuid(), t.brand, t.id, 'agent-1', 'Called the depot', t.opened_at
                from support_thread t where t.order_id is not null""");
        run("""
                insert into thread_act (id, brand, thread_id, what, actor, at)
                select gen_random_uuid(), t.brand, t.id, 'RESOLVED', 'agent-1', t.opened_at
                from support_thread t where t.order_id is not null""");
        run("""
                insert into stopwatch (id, brand, customer_id, thread_id, measure, started_at, due_at, rings_at, stopped_at, outcome,
                  took_millis, day)
                select gen_random_uuid(), t.brand, t.customer_id, t.id, measure, t.opened_at, t.opened_at + interval '15 minutes',
                  case when t.sort_group = 0 then t.opened_at + interval '1 day' end,
                  case when t.sort_group > 0 then t.opened_at + interval '10 minutes' end,
                  case when t.sort_group > 0 then 'ANSWERED' end, 600000,
                  case when t.sort_group > 0 then current_date - (extract(epoch from t.opened_at)::bigint % 365)::int end
                from support_thread t, unnest(array['FIRST_RESPONSE', 'NEXT_RESPONSE']) measure""");
        run("""
                insert into voucher (id, brand, customer_id, thread_id, amount, currency, state, asked_by, asked_at, expires_at)
                select gen_random_uuid(), t.brand, t.customer_id, t.id, 10, 'USD', 'GIVEN', 'agent-1', t.opened_at,
                  now() + interval '90 days'
                from support_thread t where t.order_id is not null""");
        run("set session_replication_role = default");
        run("analyze");
        // Asked as by the application for an agent: behind the walls, which must not be in the way of the indexes.
        run("create role reader");
        run("grant select, update on all tables in schema public to reader");
        run("set role reader");
        run("set threadline.brands = 'b1,b2,b3,b4'");
    }

    /** The plan of a question, after it was asked. */
    JsonNode explain(InboxQuery question) throws SQLException {
        return explain(written(question));
    }

    JsonNode explain(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("explain (analyze, buffers, format json) " + sql)) {
            result.next();
            return JSON.readTree(result.getString(1)).get(0);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** With its values in place of their names. */
    private static String written(InboxQuery question) {
        Map<String, Object> values = question.values();
        return NAMED.matcher(question.sql()).replaceAll(name -> literal(values.get(name.group(1))));
    }

    private static String literal(Object value) {
        if (value instanceof String[] several) {
            return "'{"
                    + String.join(
                            ",",
                            java.util.Arrays.stream(several)
                                    .map(each -> "\"" + each + "\"")
                                    .toList()) + "}'";
        }
        return value instanceof Number ? value.toString() : "'" + value + "'";
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }
}
