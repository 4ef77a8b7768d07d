package org.threadline.wording;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brand;
import org.threadline.value.TemplateVersion;

/**
 * Which template speaks for a brand to a customer. A brand's own are kept in memory, read, for as long as the brand says
 * by its revision that they are the present ones; the brand is read for every text anyway.
 */
@ApplicationScoped
class Templates {

    /** A template, read, and which one it is. */
    record Chosen(TemplateVersion version, TextTemplate text) {}

    private record Place(String key, String locale) {}

    private record Known(int revision, Map<Place, Chosen> templates) {}

    private final TemplateVersions versions;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Templates(TemplateVersions versions) {
        this.versions = versions;
    }

    /**
     * The brand's own in the customer's locale, or in the customer's language, or in the usual one; else the one that
     * Threadline brings along.
     *
     * @param locale the customer's, or null
     */
    Chosen choose(Occasion occasion, Brand brand, String locale) {
        return own(occasion, brand, locale).orElseGet(() -> BuiltInTexts.of(occasion));
    }

    /** The brand's own, in the customer's locale, or their language, or the usual one; else none. */
    Optional<Chosen> own(TemplateForm form, Brand brand, String locale) {
        if (brand.wordingRevision() == 0) {
            return Optional.empty();
        }
        Map<Place, Chosen> own = own(brand);
        return Stream.of(locale, language(locale), BuiltInTexts.LANGUAGE)
                .filter(Objects::nonNull)
                .map(tongue -> own.get(new Place(form.key(), tongue)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The replies that the brand has at hand, in whatever language, by their keys. */
    List<SavedReply> savedReplies(Brand brand) {
        if (brand.wordingRevision() == 0) {
            return List.of();
        }
        return own(brand).keySet().stream()
                .map(Place::key)
                .distinct()
                .sorted()
                .flatMap(key -> SavedReply.of(key).stream())
                .toList();
    }

    private Map<Place, Chosen> own(Brand brand) {
        Known present = known.get(brand.key());
        // Somebody whose brand was read a moment earlier may have it newer, never older.
        if (present == null || present.revision() < brand.wordingRevision()) {
            present = new Known(brand.wordingRevision(), read(brand.key()));
            keep(brand.key(), present);
        }
        return present.templates();
    }

    /** Nothing at all may also be what somebody in front of the wall sees. */
    private void keep(String brand, Known present) {
        if (!present.templates().isEmpty()) {
            known.put(brand, present);
        }
    }

    private Map<Place, Chosen> read(String brand) {
        var templates = new HashMap<Place, Chosen>();
        versions.present(brand)
                .forEach(version -> templates.put(
                        new Place(version.key(), version.locale()),
                        new Chosen(version.reference(), TextTemplate.parse(version.body()))));
        return Map.copyOf(templates);
    }

    private static String language(String locale) {
        return locale == null ? null : Locale.forLanguageTag(locale).getLanguage();
    }
}
