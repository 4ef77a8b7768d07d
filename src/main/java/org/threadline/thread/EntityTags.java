package org.threadline.thread;

import java.util.Arrays;

/** The version of a thread as HTTP says it. */
final class EntityTags {

    private EntityTags() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Whether an {@code If-Match} header, which may list several tags or {@code *}, names this version. */
    static boolean matches(String ifMatch, long version) {
        return Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
    }
}
