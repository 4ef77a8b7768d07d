package org.threadline.wording;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;

/**
 * The turns of phrase of a language, from {@code wording/phrases*.properties}. Languages without a file of their own are
 * spoken in figures only.
 *
 * @param language with a country: the usual one of the language when none is told
 */
public record Phrases(Locale language, ResourceBundle turns) {

    /** Those that are spoken, by their ISO 639 codes. */
    public static final Set<String> LANGUAGES = Set.of("en", "es", "fr", "de");

    /** The word that asks for fewer texts; {@code LESS}. */
    public static final Spoken FEWER = language -> of(language).say("fewer");

    private static final Control NO_OTHER_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    public static Phrases of(Locale language) {
        var turns = ResourceBundle.getBundle(
                "wording.phrases", language, Phrases.class.getClassLoader(), NO_OTHER_LANGUAGE);
        boolean told =
                !language.getCountry().isEmpty() || turns.getString("country").isEmpty();
        return new Phrases(told ? language : Locale.of(language.getLanguage(), turns.getString("country")), turns);
    }

    /** So many beside what was named: "2 more". */
    public static Spoken more(int count) {
        return language -> of(language).say("more", count);
    }

    public static boolean isSpoken(Locale language) {
        return LANGUAGES.contains(language.getLanguage());
    }

    /** A turn of phrase with something in the places {0}, {1}. */
    String say(String key, Object... what) {
        String said = turns.getString(key);
        for (int i = 0; i < what.length; i++) {
            said = said.replace("{" + i + "}", what[i].toString());
        }
        return Segments.plain(said);
    }

    DateTimeFormatter pattern(String key) {
        return DateTimeFormatter.ofPattern(turns.getString(key), language);
    }
}
