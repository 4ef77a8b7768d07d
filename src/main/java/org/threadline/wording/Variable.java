package org.threadline.wording;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A word that a template may fill in.
 *
 * @param always whether it is known whenever the text is said; the template must be able to do without any other
 * @param sample what it looks like; usual in length, because what fits is counted with it
 */
public record Variable(String name, Type type, boolean always, Spoken sample) {

    /** What kind of word it is. */
    @Schema(name = "TemplateVariableType")
    public enum Type {
        TEXT,
        MOMENT,
        LINK
    }

    static final Variable NAME = perhaps("name", Type.TEXT, Spoken.asIs("Ada"));
    static final Variable BRAND = always("brand", Type.TEXT, Spoken.asIs("Acme"));

    static Variable always(String name, Type type, Spoken sample) {
        return new Variable(name, type, true, sample);
    }

    static Variable perhaps(String name, Type type, Spoken sample) {
        return new Variable(name, type, false, sample);
    }
}
