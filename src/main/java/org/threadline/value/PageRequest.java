package org.threadline.value;

import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list: {@code ?limit=} 1-200, default 50, and {@code ?cursor=} as the page before gave it. */
public class PageRequest {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1) @Max(200) @Parameter(description = "How many at most, 1-200")
    public int limit;

    @QueryParam("cursor")
    @Parameter(description = "nextCursor of the page before")
    public String cursor;

    public int limit() {
        return limit;
    }

    /**
     * The place after which the page begins; empty for the first page.
     *
     * @param place reads it, value by value, as the list has written it with {@link Cursor#of}
     */
    public <T> Optional<T> after(Function<Cursor, T> place) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(place.apply(Cursor.read(cursor)));
        } catch (IllegalArgumentException | DateTimeException | NoSuchElementException notOurs) {
            throw new BadRequestException("cursor is not one that this list has given");
        }
    }

    /** The same for a list that goes by id, upwards. */
    public UUID afterId() {
        return after(Cursor::id).orElse(BEFORE_ALL);
    }
}
