package org.threadline.inbound;

import java.text.Normalizer;
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

    /** Everybody's word for an answer too. */
    private static final String YES = "YES";

    // No word is nearly so long, whatever stands around it; the patterns below need not look at more.
    private static final int LONGEST = 40;

    // Spaces, punctuation, and emoji with all that they are put together from. A question is no order: "STOP?" is none.
    private static final String DECORATION = "[\\s\\p{Z}\\p{Cf}\\p{P}\\p{S}\\p{Mn}\\p{Me}&&[^?]]+";
    private static final Pattern AROUND = Pattern.compile("^" + DECORATION + "|" + DECORATION + "$");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}_]+");

    private final Set<String> words;

    Keyword(String... words) {
        this.words = Set.of(words);
    }

    /**
     * The keyword that this text is. Case does not count, nor do spaces, punctuation and emoji around it, nor which
     * letters of the same shape it is written with.
     */
    public static Optional<Keyword> of(String text) {
        return meantBy(word(text));
    }

    /** Whether it is "yes", which people also say to people. */
    static boolean isYes(String text) {
        return word(text).equals(YES);
    }

    /** Whether carriers hear the keyword too: they look for the bare word, and for none of two words. */
    static boolean isPlain(String text) {
        String bare = text.strip().toUpperCase(Locale.ROOT);
        return bare.indexOf(' ') < 0 && meantBy(bare).isPresent();
    }

    private static Optional<Keyword> meantBy(String word) {
        return Arrays.stream(values())
                .filter(keyword -> keyword.words.contains(word))
                .findFirst();
    }

    /** The text as keywords are compared: in capitals, without what stands around it. */
    static String word(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            return "";
        }
        String letters = Normalizer.normalize(stripped, Normalizer.Form.NFKC);
        String bare = AROUND.matcher(letters).replaceAll("");
        return BETWEEN.matcher(bare).replaceAll(" ").toUpperCase(Locale.ROOT);
    }
}
