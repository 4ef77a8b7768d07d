package org.threadline.brand;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;

/** Days on which nobody answers, whatever the opening hours say. */
public record Holidays(@JsonValue @Size(max = 400) List<@NotNull @Valid Holiday> days) {

    /** A day of the brand's own calendar, from midnight to midnight. */
    public record Holiday(
            @NotNull @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(type = SchemaType.STRING, format = "date", examples = "2030-12-25")
            LocalDate date,

            @Size(max = 60) @Schema(nullable = true, description = "For people", examples = "Christmas")
            String name) {}

    public static final Holidays NONE = new Holidays(List.of());

    public Holidays {
        days = days == null ? List.of() : List.copyOf(days);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Holidays of(List<Holiday> days) {
        return new Holidays(days);
    }

    boolean hold(LocalDate date) {
        return days.stream().anyMatch(day -> day.date().equals(date));
    }
}
