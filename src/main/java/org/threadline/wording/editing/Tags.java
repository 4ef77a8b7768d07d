package org.threadline.wording.editing;

import java.util.Arrays;

/** The number of an edit as HTTP says it. */
final class Tags {

    private Tags() {}

    static String of(int edit) {
        return "\"" + edit + "\"";
    }

    /** Whether an {@code If-Match} header, which may be missing, list several tags or be {@code *}, takes this edit. */
    static boolean match(String ifMatch, int edit) {
        return ifMatch == null
                || Arrays.stream(ifMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(of(edit)));
    }
}
