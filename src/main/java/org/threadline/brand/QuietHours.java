package org.threadline.brand;

import java.time.LocalTime;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;

/** When a brand lets its customers rest, every day, in their own time; over midnight when it ends before it begins. */
public record QuietHours(
        @NotNull @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "21:00")
        LocalTime from,

        @NotNull @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "08:00")
        LocalTime to) {

    @JsonIgnore
    @AssertTrue(message = "from and to must differ") public boolean isSpan() {
        return from == null || !from.equals(to);
    }
}
