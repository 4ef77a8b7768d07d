package org.threadline.wording.tone;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something about a text that could be better.
 *
 * @param match the words it is about; null when something is missing. Of a secret only the last four characters
 * @param suggestion what to say instead, or what to do
 */
@Schema(name = "ToneFinding")
public record Finding(
        @Schema(examples = "negative-wording", description = "docs/wording.md lists them all")
        String rule,

        @Schema(description = "ERROR: a template with it is refused, and a reply where the brand says so")
        Severity severity,

        @Schema(nullable = true, examples = "Unfortunately, we don't have that in stock")
        String match,

        @Schema(
                examples =
                        "While that product isn't available at the moment, I'm happy to recommend another item that may"
                                + " also work.")
        String suggestion) {

    /** How much it matters. */
    @Schema(name = "ToneSeverity")
    public enum Severity {
        ERROR,
        WARNING
    }

    @JsonIgnore
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    public static Finding error(String rule, String match, String suggestion) {
        return new Finding(rule, Severity.ERROR, match, suggestion);
    }

    static Finding warning(String rule, String match, String suggestion) {
        return new Finding(rule, Severity.WARNING, match, suggestion);
    }
}
