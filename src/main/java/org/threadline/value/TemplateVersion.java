package org.threadline.value;

import java.util.Locale;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a text was made from.
 *
 * @param key what it is for, such as {@code order-shipped}
 * @param locale its language, BCP 47, such as {@code en}
 * @param version of the brand's own, from 1; 0: the text that Threadline brings along
 */
@Embeddable
@Schema(name = "TemplateVersion")
public record TemplateVersion(
        @Column(name = "template") @Schema(examples = "order-shipped")
        String key,

        @Column(name = "template_locale") @Schema(examples = "en")
        String locale,

        @Column(name = "template_version")
        @Schema(examples = "3", description = "0: the text that Threadline brings along")
        Integer version) {

    /** The language that it is in. */
    public Locale language() {
        return Locale.forLanguageTag(locale);
    }
}
