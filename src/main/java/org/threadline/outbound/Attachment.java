package org.threadline.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.message.Media;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A picture or file that is to go with a text. In JSON its address alone will do.
 *
 * @param contentType as far as its owner knows it, or null
 * @param bytes how large it is, as far as its owner knows, or null
 */
@Schema(name = "Attachment", description = "An object, or its url alone as a string")
public record Attachment(
        @NotNull @Pattern(regexp = "https://\\S{1,2000}", message = "must be an https URL") @Schema(examples = "https://shop.example/returns.pdf")
        String url,

        @Size(max = 100) @Schema(examples = "application/pdf")
        String contentType,

        @PositiveOrZero @Schema(examples = "48000") Long bytes) {

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("vcf", "text/vcard"),
            Map.entry("ics", "text/calendar"),
            Map.entry("html", "text/html"),
            Map.entry("zip", "application/zip"),
            Map.entry("exe", "application/octet-stream"));

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Attachment {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Attachment at(String url) {
        return new Attachment(url, null, null);
    }

    Media media() {
        return new Media(url, contentType);
    }

    boolean hasHost() {
        try {
            return URI.create(url).getHost() != null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /** As its owner says, else as its address lets one guess; empty when it could be anything. */
    Optional<String> probableType() {
        if (contentType != null) {
            return Optional.of(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
        }
        String path = URI.create(url).getPath();
        int dot = path == null ? -1 : path.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(BY_ENDING.get(path.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }
}
