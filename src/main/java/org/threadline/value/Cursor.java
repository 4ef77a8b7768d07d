package org.threadline.value;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place in a list, as the values by which the list is ordered. It goes out as {@code nextCursor} and comes back as
 * {@code cursor}, from anybody and in any shape: each value is read as what it must be, or refused.
 */
public final class Cursor {

    private static final char BETWEEN = ' ';

    private String rest;

    private Cursor(String text) {
        this.rest = text;
    }

    /** How a place is written; only the last value may hold a blank. */
    public static String of(Object... values) {
        return Stream.of(values).map(String::valueOf).collect(Collectors.joining(String.valueOf(BETWEEN)));
    }

    /** @throws IllegalArgumentException when it is none that we have written */
    static Cursor read(String encoded) {
        String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not ours");
        }
        return new Cursor(text);
    }

    static String encoded(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    public int number() {
        return Integer.parseInt(next());
    }

    public UUID id() {
        return UUID.fromString(next());
    }

    public Instant time() {
        return StorableTime.parse(next());
    }

    /** All that has not been read yet. */
    public String text() {
        String text = rest;
        rest = null;
        return text;
    }

    private String next() {
        if (rest == null) {
            throw new NoSuchElementException();
        }
        int end = rest.indexOf(BETWEEN);
        String next = end < 0 ? rest : rest.substring(0, end);
        rest = end < 0 ? null : rest.substring(end + 1);
        return next;
    }
}
