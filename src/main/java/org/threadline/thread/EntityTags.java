package org.threadline.thread;

import java.util.Arrays;

import jakarta.ws.rs.core.Response;

/** The version of a thread as HTTP says it. */
final class EntityTags {

    private EntityTags() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The thread with its version beside it. */
    static Response tagged(ThreadView thread) {
        return Response.ok(thread).header("ETag", of(thread.version())).build();
    }

    /** @throws StaleVersion when an {@code If-Match} header is there and names other versions than this */
    static void refuseStale(String ifMatch, long version) {
        if (ifMatch != null && !matches(ifMatch, version)) {
            throw new StaleVersion();
        }
    }

    /** Whether the header, which may list several tags or {@code *}, names this version. */
    private static boolean matches(String ifMatch, long version) {
        return Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
    }
}
