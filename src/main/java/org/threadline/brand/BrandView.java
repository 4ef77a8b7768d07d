package org.threadline.brand;

import java.time.ZoneId;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A brand as the API shows and takes it. The key is given by the path and only shown. */
@Schema(name = "Brand")
public record BrandView(
        @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Schema(readOnly = true, examples = "acme")
        String key,

        @NotBlank @Size(max = 60) @Schema(examples = "Acme") String name,
        @NotEmpty @Size(max = 400) List<@NotNull @Valid SenderView> senders,

        @NotNull @Schema(type = SchemaType.STRING, examples = "America/New_York")
        ZoneId timeZone,

        @Valid @Schema(
                type = SchemaType.ARRAY,
                implementation = OpeningHours.Span.class,
                description = "Around the clock when empty")
        OpeningHours hours,

        @Valid @Schema(
                type = SchemaType.ARRAY,
                implementation = Holidays.Holiday.class,
                description = "Days on which nobody answers, whatever the opening hours say")
        Holidays holidays,

        @Valid Voice voice,
        @Valid Policies policies) {

    public BrandView {
        hours = hours == null ? OpeningHours.AROUND_THE_CLOCK : hours;
        holidays = holidays == null ? Holidays.NONE : holidays;
        voice = voice == null ? Voice.PLAIN : voice;
        policies = policies == null ? Policies.USUAL : policies;
    }

    static BrandView of(Brand brand) {
        return new BrandView(
                brand.key(),
                brand.name(),
                brand.senders().stream().map(SenderView::of).toList(),
                brand.timeZone(),
                brand.hours(),
                brand.holidays(),
                brand.voice(),
                brand.policies());
    }
}
