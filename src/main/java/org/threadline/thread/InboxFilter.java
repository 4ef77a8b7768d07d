package org.threadline.thread;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.threadline.thread.SupportThread.Status;

/** What the inbox may be narrowed to, as the query string says it. What is blank narrows nothing. */
record InboxFilter(
        String brand, String status, String assignee, String tag, String q, Boolean optOutRequested, String team) {

    private static final String NOBODY = "none";
    private static final String CALLER = "me";

    Optional<String> ofBrand() {
        return given(brand);
    }

    Optional<Status> standing() {
        return given(status)
                .flatMap(name -> Arrays.stream(Status.values())
                        .filter(each -> each.name().equals(name))
                        .findFirst());
    }

    boolean heldByNobody() {
        return NOBODY.equals(assignee);
    }

    /** @param me the caller's own id */
    Optional<String> holder(String me) {
        return heldByNobody() ? Optional.empty() : given(assignee).map(id -> id.equals(CALLER) ? me : id);
    }

    Optional<UUID> ofTeam() {
        return given(team).map(UUID::fromString);
    }

    Optional<String> taggedWith() {
        return given(tag).map(TagList::normal);
    }

    Optional<String> words() {
        return given(q).map(String::strip);
    }

    List<String> narrowedTo(List<String> brands) {
        return ofBrand()
                .map(only -> brands.stream().filter(only::equals).toList())
                .orElse(brands);
    }

    private static Optional<String> given(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
