package org.threadline.wording.editing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Kind;
import org.threadline.wording.BuiltInTexts;
import org.threadline.wording.Occasion;
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
    static TemplateView of(String brand, Occasion occasion, String locale, Optional<Edit> own) {
        return own.filter(edit -> !edit.isWithdrawal())
                .map(edit -> of(brand, occasion, edit))
                .orElseGet(() -> new TemplateView(
                        brand,
                        occasion.key(),
                        locale,
                        0,
                        occasion.kind(),
                        BuiltInTexts.body(occasion),
                        variables(occasion, locale),
                        null,
                        null));
    }

    static TemplateView of(String brand, Occasion occasion, Edit edit) {
        return new TemplateView(
                brand,
                occasion.key(),
                edit.locale(),
                edit.version(),
                occasion.kind(),
                edit.body(),
                variables(occasion, edit.locale()),
                edit.author(),
                edit.at());
    }

    private static List<VariableView> variables(Occasion occasion, String locale) {
        Locale language = Locale.forLanguageTag(locale);
        return occasion.variables().stream()
                .map(variable -> VariableView.of(variable, language))
                .toList();
    }
}
