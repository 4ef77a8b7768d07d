package org.threadline.wording.editing;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.wording.Variable;

/** A word that a template may fill in, as the API shows it. */
@Schema(name = "TemplateVariable")
public record VariableView(
        @Schema(examples = "order") String name,

        @Schema(description = "TEXT, a MOMENT as a person would say it, or a LINK")
        Variable.Type type,

        @Schema(description = "False: the template must have other words for when it is not known")
        boolean always,

        @Schema(description = "What it looks like, in the language of the template", examples = "1001")
        String sample) {

    static VariableView of(Variable variable, Locale language) {
        return new VariableView(
                variable.name(),
                variable.type(),
                variable.always(),
                variable.sample().in(language));
    }
}
