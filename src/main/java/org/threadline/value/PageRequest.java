package org.threadline.value;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list: {@code ?limit=} 1-200, default 50, and {@code ?cursor=} as the page before gave it. */
public class PageRequest {

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

    /** The position after which the page begins, or {@code start} for the first page. */
    public String after(String start) {
        if (cursor == null || cursor.isEmpty()) {
            return start;
        }
        try {
            String position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (position.indexOf('\0') < 0) {
                return position;
            }
        } catch (IllegalArgumentException notOurs) {
            // told below
        }
        throw new BadRequestException("cursor is not one that a list has given");
    }

    /** The same for a list that goes by id. */
    public UUID afterId() {
        try {
            return UUID.fromString(after("00000000-0000-0000-0000-000000000000"));
        } catch (IllegalArgumentException notOurs) {
            throw new BadRequestException("cursor is not one that this list has given");
        }
    }

    static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }
}
