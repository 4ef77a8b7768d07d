package org.threadline.brand;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a brand speaks.
 *
 * @param signature put behind an automatic text where it fits into the same segment, such as "Your Acme team"
 * @param forbiddenWords words that the brand does not want in its texts
 */
public record Voice(
        @Schema(nullable = true) @Size(max = 40) String signature,
        @Size(max = 200) List<@NotBlank @Size(max = 60) String> forbiddenWords) {

    public static final Voice PLAIN = new Voice(null, List.of());

    public Voice {
        forbiddenWords = forbiddenWords == null ? List.of() : List.copyOf(forbiddenWords);
    }
}
