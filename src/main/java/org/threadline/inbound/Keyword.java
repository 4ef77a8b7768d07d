package org.threadline.inbound;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that carriers and the law give a meaning, when they are the whole text: "STOP", not "STOP PLEASE". */
public enum Keyword {
    STOP("STOP", "STOPALL", "STOP ALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "OPT OUT"),
    START("START", "YES", "UNSTOP"),
    HELP("HELP", "INFO");

    // No word is nearly so long; the patterns below need not look at more.
    private static final int LONGEST = 40;

    private static final Pattern AROUND =
            Pattern.compile("^[\\s\\p{Z}\\p{Cf}\\p{Pi}\\p{Pf}\"']+|[\\s\\p{Z}\\p{Cf}\\p{Pi}\\p{Pf}\"'.!]+$");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");

    private final Set<String> words;

    Keyword(String... words) {
        this.words = Set.of(words);
    }

    /**
     * The keyword that this text is. Case does not count, nor do spaces and quotation marks around it and full stops
     * or exclamation marks after it.
     */
    public static Optional<Keyword> of(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = AROUND.matcher(stripped).replaceAll("");
        String word = BETWEEN.matcher(bare).replaceAll(" ").toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(keyword -> keyword.words.contains(word))
                .findFirst();
    }
}
