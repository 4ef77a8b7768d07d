package org.threadline.wording;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a template's words stand for this time. */
public final class Words {

    public static final Words NONE = new Words(Map.of());

    private final Map<String, Spoken> spoken;

    private Words(Map<String, Spoken> spoken) {
        this.spoken = spoken;
    }

    public static Words of(String name, String word) {
        return NONE.and(name, word);
    }

    public static Words of(String name, Spoken word) {
        return NONE.and(name, word);
    }

    /** @param word null or blank: not known */
    public Words and(String name, String word) {
        return and(name, Spoken.asIs(word));
    }

    /** @param word null: not known */
    public Words and(String name, Spoken word) {
        var all = new LinkedHashMap<>(spoken);
        all.put(name, word == null ? Spoken.asIs(null) : word);
        return new Words(all);
    }

    /** Those that are known, as they are said. */
    Map<String, String> in(Locale language) {
        return spoken.entrySet().stream()
                .map(word -> Map.entry(word.getKey(), oneLine(word.getValue().in(language))))
                .filter(word -> !word.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What others have put into an event must not break a text's shape. */
    private static String oneLine(String word) {
        return word == null
                ? ""
                : word.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    }
}
