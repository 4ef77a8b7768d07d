package org.threadline.wording;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A word that a template may fill in.
 *
 * @param always whether it is known whenever the text is said; the template must be able to do without any other
 * @param sample what it looks like; usual in length, because what fits is counted with it
 */
@Schema(name = "TemplateVariable")
public record Variable(
        @Schema(examples = "order") String name,

        @Schema(description = "TEXT, a MOMENT as a person would say it, or a LINK")
        Type type,

        @Schema(description = "False: the template must have other words for when it is not known")
        boolean always,

        @Schema(examples = "1001") String sample) {

    /** What kind of word it is. */
    @Schema(name = "TemplateVariableType")
    public enum Type {
        TEXT,
        MOMENT,
        LINK
    }

    static final Variable NAME = new Variable("name", Type.TEXT, false, "Ada");
    static final Variable BRAND = new Variable("brand", Type.TEXT, true, "Acme");

    static Variable always(String name, Type type, String sample) {
        return new Variable(name, type, true, sample);
    }

    static Variable perhaps(String name, Type type, String sample) {
        return new Variable(name, type, false, sample);
    }
}
