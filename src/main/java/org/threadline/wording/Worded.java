package org.threadline.wording;

import org.threadline.wording.Wording.Occasion;

/** A text that was made from a template, and which one it was: a carrier may object to the template, not to the text. */
public record Worded(Occasion occasion, String body) {

    /** Name of the template, such as {@code order-shipped}. */
    public String template() {
        return occasion.template();
    }
}
