package org.threadline.wording;

import java.util.List;

import org.threadline.value.TemplateVersion;

/**
 * A text that was made from a template, and which one it was: a carrier may object to the template, not to the text.
 *
 * @param body what to say; empty when something is missing
 * @param missing names of the words that the template needs and nobody knows; then nothing may be sent
 */
public record Worded(TemplateVersion template, String body, List<String> missing) {

    Worded(TemplateVersion template, String body) {
        this(template, body, List.of());
    }

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
