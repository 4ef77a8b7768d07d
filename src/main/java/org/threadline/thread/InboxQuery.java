package org.threadline.thread;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.threadline.thread.SupportThread.Status;

import static java.util.stream.Collectors.joining;

/**
 * The question that a list of threads asks of the store. Every brand is asked by itself, for one page at most, because only
 * within a brand an index holds the inbox's order; the pages are then merged. So the time it takes depends on the
 * length of a page and the number of brands, not on how many threads there are.
 */
final class InboxQuery {

    // How many is part of the text: a plan for any number would be one for a tenth of the table.
    private static final String PAGE = """
            select t.* from (
              select found.id, found.sort_group, found.sort_at
              from unnest(cast(:brands as text[])) as wall (brand)
              cross join lateral (
                %1$s
                order by sort_group, sort_at, id limit %2$d) found
              order by found.sort_group, found.sort_at, found.id limit %2$d) page
            join support_thread t on t.id = page.id
            order by page.sort_group, page.sort_at, page.id""";

    private static final String THREADS = """
            select t.id, t.sort_group, t.sort_at from support_thread t
                where t.brand = wall.brand%s""";

    // "offset 0", here and below: what was found is looked up one by one. Left to itself the store would sometimes
    // rather read all that is open, or all behind a cursor, and look for it among that.
    private static final String TAGGED = """
            select g.thread_id as id, g.sort_group, g.sort_at from thread_tag g
                cross join lateral (select from support_thread t where t.id = g.thread_id%s offset 0) fitting
                where g.brand = wall.brand and g.tag = :tag%s""";

    // Of a beginning that fits many names only so many customers are looked at, in the order of their names.
    private static final int MOST_NAMES = 200;

    private static final String FOUND = """
            select t.id, t.sort_group, t.sort_at from (
                  select * from support_thread where brand = wall.brand and order_id = :words offset 0) t
                where true%1$s
                union
                select t.id, t.sort_group, t.sort_at from (
                  select c.id from customer c where c.brand = wall.brand and c.phone = any(cast(:phones as text[]))
                  union
                  select o.customer_id from customer_order o where o.brand = wall.brand and o.order_id = :words
                  union
                  (select c.id from customer c
                   where c.brand = wall.brand
                     and c.search_name >= lower(:words) and c.search_name < lower(:words) || :last
                   order by c.search_name, c.id limit %2$d)) who
                cross join lateral (
                  select * from support_thread where brand = wall.brand and customer_id = who.id offset 0) t
                where true%1$s""";

    /** Behind everything that begins with the text before it. */
    private static final String LAST_CHARACTER = new String(Character.toChars(Character.MAX_CODE_POINT));

    /** What is asked of a thread itself. */
    private final List<String> fits = new ArrayList<>();

    /** What is asked of its place in the order. */
    private final List<String> stands = new ArrayList<>();

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final InboxFilter filter;
    private final int most;
    private final boolean byTag;

    /**
     * @param me the caller's id
     * @param brands those that may be seen
     * @param most how many rows
     */
    InboxQuery(InboxFilter filter, String me, List<String> brands, int most) {
        this.filter = filter;
        this.most = most;
        // An agent holds fewer threads than a tag may have, so who asks for both goes by the agent.
        this.byTag = filter.taggedWith().isPresent()
                && filter.words().isEmpty()
                && filter.holder(me).isEmpty();
        values.put("brands", filter.narrowedTo(brands).toArray(String[]::new));
        narrow(me);
    }

    private void narrow(String me) {
        filter.standing().ifPresent(status -> {
            stands.add((byTag ? "g" : "t") + ".sort_group = :group");
            values.put("group", Standing.group(status));
            if (status == Status.PENDING || status == Status.SNOOZED) {
                add("t.status = :status", "status", status.name());
            }
        });
        filter.holder(me).ifPresent(id -> add("t.assignee = :assignee", "assignee", id));
        filter.ofTeam().ifPresent(team -> add("t.team_id = :team", "team", team));
        if (filter.heldByNobody()) {
            fits.add("t.assignee is null");
        }
        filter.taggedWith().ifPresent(tag -> {
            values.put("tag", tag);
            if (!byTag) {
                fits.add(":tag = any(t.tags)");
            }
        });
        if (filter.optOutRequested() != null) {
            fits.add((filter.optOutRequested() ? "" : "not ") + "t.opt_out_requested");
        }
    }

    /** Goes on behind this place in the order. */
    void after(Standing.Place place) {
        values.put("afterGroup", place.group());
        values.put("afterTime", place.at());
        values.put("afterId", place.thread());
        stands.add((byTag ? "(g.sort_group, g.sort_at, g.thread_id)" : "(t.sort_group, t.sort_at, t.id)")
                + " > (:afterGroup, :afterTime, :afterId)");
    }

    /** @param phones what the words may be as phone numbers, in E.164 */
    InboxQuery find(String words, Collection<String> phones) {
        values.put("words", words);
        values.put("phones", phones.toArray(String[]::new));
        values.put("last", LAST_CHARACTER);
        return this;
    }

    String sql() {
        return PAGE.formatted(found(), most);
    }

    private String found() {
        if (byTag) {
            return TAGGED.formatted(and(fits), and(stands));
        }
        String narrowed = and(fits) + and(stands);
        return filter.words().isPresent() ? FOUND.formatted(narrowed, MOST_NAMES) : THREADS.formatted(narrowed);
    }

    private static String and(List<String> conditions) {
        return conditions.stream().map(condition -> " and " + condition).collect(joining());
    }

    Map<String, Object> values() {
        return values;
    }

    private void add(String condition, String name, Object value) {
        fits.add(condition);
        values.put(name, value);
    }
}
