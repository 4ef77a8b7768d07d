package org.threadline.inbound;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Words that carriers and the law give a meaning, when they are the whole text: "STOP", not "STOP PLEASE". */
public enum Keyword {
    STOP("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "OPT OUT", "OPT-OUT"),
    START("START", "YES", "UNSTOP"),
    HELP("HELP", "INFO");

    private final Set<String> words;

    Keyword(String... words) {
        this.words = Set.of(words);
    }

    /** The keyword that this text is. Case, spaces around and a closing full stop or exclamation mark do not count. */
    public static Optional<Keyword> of(String text) {
        String word = text.strip()
                .replaceAll("[.!\\s]+$", "")
                .replaceAll("^[\"'\\s]+|[\"'\\s]+$", "")
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(keyword -> keyword.words.contains(word))
                .findFirst();
    }
}
