package org.threadline.wording.editing;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Kind;
import org.threadline.wording.Occasion;
import org.threadline.wording.TemplateForm;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A text to be tried out.
 *
 * @param kind AGENT: what a person writes, as it is, or with a key a saved reply; any other: a template for texts of that
 *     kind
 * @param key of the template, where texts of a kind are said on several occasions; null: the one that fits best
 * @param locale what language it is in; English when left out
 * @param complaint whether it answers somebody who complains; null: as its kind is
 */
@Schema(name = "TemplateCheckRequest")
public record CheckRequest(
        @NotBlank @Schema(examples = "acme") String brand,

        @NotBlank @Size(max = 1600) @Schema(examples = "Unfortunately, we don't have that in stock.")
        String body,

        @NotNull @Schema(examples = "AGENT") Kind kind,

        @Schema(nullable = true, examples = "order-shipped") String key,

        @Schema(nullable = true, examples = "en")
        @Pattern(regexp = TemplateResource.LOCALE, message = TemplateResource.SUCH_AS) String locale,

        @Schema(
                nullable = true,
                description = "Whether it answers a complaint, and so is held to what a complaint needs")
        Boolean complaint) {

    @JsonIgnore
    @AssertTrue(message = "kind must be AGENT or one that is said by itself, and key a template of that kind") public boolean isOfAKindThatIsSaid() {
        return kind == null
                || isWritten()
                || key != null
                        && TemplateForm.of(key)
                                .map(TemplateForm::kind)
                                .filter(kind::equals)
                                .isPresent()
                || key == null && !Occasion.of(kind).isEmpty();
    }

    boolean isWritten() {
        return kind == Kind.AGENT && key == null;
    }
}
