package org.threadline.wording;

import java.util.List;
import java.util.Locale;

import org.threadline.value.TemplateVersion;

/**
 * A text that was made from a template, and which one it was: a carrier may object to the template, not to the text.
 *
 * @param language in which its words were said
 * @param body what to say; empty when something is missing
 * @param missing names of the words that the template needs and nobody knows; then nothing may be sent
 */
public record Worded(TemplateVersion template, Locale language, String body, List<String> missing) {

    Worded(TemplateVersion template, Locale language, String body) {
        this(template, language, body, List.of());
    }

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
