package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A question that somebody may ask of a large inbox, with a name. */
record InboxQuestion(String name, InboxFilter filter, List<String> brands, Standing.Place after) {

    private static final int PAGE = 51;

    private static final List<String> ONE = List.of("b1");
    private static final List<String> ALL = List.of("b1", "b2", "b3", "b4");

    /** Where a page in the midst of what is resolved begins. */
    private static final Standing.Place DEEP = new Standing.Place(
            2, Instant.parse("2020-01-01T00:00:00Z"), UUID.fromString("01900000-0000-7001-8000-000000000000"));

    static Stream<InboxQuestion> all() {
        return Stream.of(ONE, ALL).flatMap(InboxQuestion::of);
    }

    private static Stream<InboxQuestion> of(List<String> brands) {
        return Stream.of(
                        ask("all", null, null, null, null, null),
                        ask("open", "OPEN", null, null, null, null),
                        ask("pending", "PENDING", null, null, null, null),
                        ask("snoozed, of which there are none", "SNOOZED", null, null, null, null),
                        ask("resolved", "RESOLVED", null, null, null, null),
                        ask("mine", null, "me", null, null, null),
                        ask("mine and open", "OPEN", "me", null, null, null),
                        ask("mine and resolved", "RESOLVED", "me", null, null, null),
                        ask("nobody's", null, "none", null, null, null),
                        ask("nobody's and open", "OPEN", "none", null, null, null),
                        ask("a stranger's, who has none", null, "nobody-1", null, null, null),
                        ask("a common tag", null, null, "vip", null, null),
                        ask("a common tag, open", "OPEN", null, "vip", null, null),
                        ask("a common tag, nobody's", null, "none", "vip", null, null),
                        ask("a common tag, mine", null, "me", "vip", null, null),
                        ask("a rare tag", null, null, "rare", null, null),
                        ask("a tag that nothing has", null, null, "none such", null, null),
                        ask("asks for no more texts", null, null, null, null, true),
                        ask("does not ask for that", null, null, null, null, false),
                        ofTeam("a team's", null, null, LargeInbox.TEAM),
                        ofTeam("a team's, open and nobody's", "OPEN", "none", LargeInbox.TEAM),
                        ofTeam("a team's, of which there are none", null, null, LargeInbox.IDLE_TEAM),
                        ask("a phone number", null, null, null, "(202) 000-0016", null),
                        ask("the beginning of a common name", null, null, null, "a", null),
                        ask("a whole name, open", "OPEN", null, null, "grace", null),
                        ask("an order", null, null, null, "A-100", null),
                        ask("words that fit nothing", null, null, null, "nothing such", null))
                .flatMap(question -> Stream.of(null, DEEP)
                        .map(after -> new InboxQuestion(
                                question.name() + (after == null ? "" : ", a later page") + ", of " + brands.size(),
                                question.filter(),
                                brands,
                                after)));
    }

    private static InboxQuestion ask(
            String name, String status, String assignee, String tag, String q, Boolean optOutRequested) {
        return new InboxQuestion(
                name, new InboxFilter(null, status, assignee, tag, q, optOutRequested, null), List.of(), null);
    }

    private static InboxQuestion ofTeam(String name, String status, String assignee, String team) {
        return new InboxQuestion(
                name, new InboxFilter(null, status, assignee, null, null, null, team), List.of(), null);
    }

    InboxQuery query() {
        var query = new InboxQuery(filter, "agent-7", brands, PAGE);
        if (after != null) {
            query.after(after);
        }
        filter.words().ifPresent(words -> query.find(words, Set.of("+12020000016")));
        return query;
    }

    /**
     * A page of each brand; of a search as many as are looked at, each with a thread or two; of an agent's tagged ones as
     * many as one agent has.
     */
    int mostSorted() {
        boolean bounded = filter.words().isPresent()
                || filter.tag() != null && filter.holder("agent-7").isPresent();
        return bounded ? 500 : PAGE * brands.size();
    }

    @Override
    public String toString() {
        return name;
    }
}
