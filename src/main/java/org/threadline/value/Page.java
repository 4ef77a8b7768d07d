package org.threadline.value;

import java.util.List;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of a list.
 *
 * @param nextCursor give it as {@code cursor} to get the next page; null at the end
 */
public record Page<T>(
        List<T> items, @Schema(nullable = true) String nextCursor) {

    /** From one row more than asked for, which only shows that there is a next page. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> position) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, Cursor.encoded(position.apply(items.getLast())));
    }
}
