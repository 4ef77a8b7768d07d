package org.threadline.wording.editing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Kind;
import org.threadline.wording.BuiltInTexts;
import org.threadline.wording.Occasion;
import org.threadline.wording.SavedReply;
import org.threadline.wording.TemplateForm;
import org.threadline.wording.TemplateVersions.Edit;

/** A template as the API shows it: the brand's own, or the one that Threadline brings along. */
@Schema(name = "Template")
public record TemplateView(
        @Schema(examples = "acme") String brand,
        @Schema(examples = "order-shipped") String key,
        @Schema(examples = "en") String locale,

        @Schema(description = "Number of the brand's edit, from 1; 0: the text that Threadline brings along")
        int version,

        @Schema(description = "The kind of the messages made from it")
        Kind kind,

        @Schema(
                examples =
                        "Hi {name ?: 'there'}, your {brand} order {order} is on its way. Follow it: {link ?: 'soon'}")
        String body,

        @Schema(description = "The words that it may fill in")
        List<VariableView> variables,

        @Schema(nullable = true, description = "Whoever wrote it; null: Threadline", examples = "admin-1")
        String editedBy,

        @Schema(nullable = true) Instant editedAt) {

    /** @param own what the brand has edited last, also when that took its own text back */
    static TemplateView of(String brand, TemplateForm form, String locale, Optional<Edit> own) {
        return own.filter(edit -> !edit.isWithdrawal())
                .map(edit -> of(brand, form, edit))
                .orElseGet(() -> new TemplateView(
                        brand, form.key(), locale, 0, form.kind(), builtIn(form), variables(form, locale), null, null));
    }

    static TemplateView of(String brand, TemplateForm form, Edit edit) {
        return new TemplateView(
                brand,
                form.key(),
                edit.locale(),
                edit.version(),
                form.kind(),
                edit.body(),
                variables(form, edit.locale()),
                edit.author(),
                edit.at());
    }

    private static String builtIn(TemplateForm form) {
        return switch (form) {
            case Occasion occasion -> BuiltInTexts.body(occasion);
            case SavedReply reply -> throw new IllegalArgumentException(reply + " is nobody's but the brand's");
        };
    }

    private static List<VariableView> variables(TemplateForm form, String locale) {
        Locale language = Locale.forLanguageTag(locale);
        return form.variables().stream()
                .map(variable -> VariableView.of(variable, language))
                .toList();
    }
}
