package org.threadline.retention.survey;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How people write a number that they mean as a score, and what they write around it. */
final class Spelling {

    /** In the languages in which we speak by ourselves (wording/phrases), each from nought to ten. */
    private static final List<List<String>> WORDS = List.of(
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            List.of("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
            List.of("z\u00e9ro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
            List.of("null", "eins", "zwei", "drei", "vier", "f\u00fcnf", "sechs", "sieben", "acht", "neun", "zehn"));

    private static final Map<String, Integer> VALUES = WORDS.stream()
            .flatMap(words -> IntStream.range(0, words.size()).mapToObj(value -> Map.entry(words.get(value), value)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));

    private static final String STAR = "\u2b50\u2605\\x{1F31F}";

    /** Where a number ends: "5pm", "5%", "2nd", "4.5" and "5:30" are none. */
    private static final String NUMBER =
            "(?:\\d{1,2}|" + String.join("|", VALUES.keySet()) + ")(?![\\p{L}\\p{N}%$\u20ac\u00a3#]|[.,:]\\d)";

    private static final String ORNAMENT = "[\\p{So}\\s&&[^" + STAR + "]]*";

    private static final String HELLO =
            "(?:(?:hi|hello|hey|ok|okay|well|sure|hm+|oh|wow|yes|yeah|thanks|thank you|hola|gracias|bonjour|merci|hallo|danke)(?: there| so much)?[\\s,.!:-]+){0,4}";

    private static final String TO_WHAT =
            "(?: (?:it|you|u|that|this|them|him|her|everything|(?:you|your|the) (?:guys|service|team|help|support)))?";

    private static final String FORWARD = "(?:(?:"
            + "(?:i(?:'?d|'?ll| would| will| can| must)?(?: have to)? )?(?:say|give|rate|score|go with|go for)"
            + TO_WHAT
            + "(?: as| at)?"
            + "|(?:my |the |overall )?(?:score|rating|answer|grade|vote)(?: is| would be| was)?"
            + "|it'?s|that'?s|it is|that is|it was|was|it'?d be|it would be"
            + "|definitely|absolutely|easily|clearly|certainly|probably|overall|for me|all in all)[\\s,:=]+){0,3}";

    private static final String ADJECTIVE = "(?:an? )?"
            + "(?:(?:solid|strong|clear|definite|easy|big|good|perfect|full|firm|fat|huge|well-deserved|resounding) )?";

    private static final String POINTS = "(?<points>" + NUMBER + ")"
            + "(?:\\s*(?:/|out of|of|de|sur|von)\\s*(?<most>" + NUMBER + "))?"
            + "(?<stars>\\s*-?\\s*(?:stars?|estrellas?|\u00e9toiles?|sterne?)(?!\\p{L})|\\s*[" + STAR
            + "\u2606*]+)?(?: points?(?!\\p{L}))?";

    static final Pattern FIRST = Pattern.compile(
            ORNAMENT + HELLO + FORWARD + ADJECTIVE + POINTS
                    + "(?: (?:for|from) (?:me|you|us|sure)(?!\\p{L}))?[+!]*(?<rest>.*)",
            Pattern.DOTALL);

    /** Said last: "Great service, 5/5". */
    static final Pattern LAST = Pattern.compile("(?<mark>[.,!:;\\n-]?)\\s*(?<=[\\s.,!:;-])" + POINTS + "[.!\\s]*$");

    static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{L}\\p{So}]");

    static final Pattern DRAWN =
            Pattern.compile("(?<drawn>(?:[" + STAR + "]\\s*){1,10})\u2606*(?<rest>[^\\d" + STAR + "]*)");

    static final Pattern DIVIDER = Pattern.compile("^\\s*(?:[-\u2013\u2014:;,.!~(]+|\\n)\\s*");

    private static final String AFTER = "^[\\s\\p{P}+]*";

    /** The number counts something, or is not the only one. */
    static final Pattern COUNTS = Pattern.compile(AFTER + "(?:(?:or |and |no,? |to |through )?" + NUMBER + "|\\d|(?:"
            + "(?:(?:business|working|whole|full|long|other) )?(?:minute|min|hour|hr|day|week|month|year|time|item|piece|pcs?"
            + "|box(?:e)?|pair|pack|package|parcel|order|dollar|buck|usd|euro|percent|kid|size|mug|shirt|bottle)s?"
            + "|am|pm|[ap]\\.m|o'?clock|maybe|by|at|until|till|please|pls)(?![\\p{L}']))");

    /** The same, unless something stands between. */
    static final Pattern GOES_ON = Pattern.compile("^\\s*(?:more|of|or|and|to|in|on|is|are|was|were)(?![\\p{L}'])");

    /** Emoji that are a digit in a frame, and what makes signs colourful. */
    private static final Pattern FRAMES = Pattern.compile("[\ufe0f\ufe0e\u20e3\u200d\\x{1F3FB}-\\x{1F3FF}]");

    private static final String TEN = Character.toString(0x1F51F);

    private Spelling() {}

    /** Small letters and plain signs, whatever keyboard they come from; what follows is about such text. */
    static String plain(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace(TEN, "10")
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT);
        return FRAMES.matcher(letters)
                .replaceAll("")
                .replaceAll("[\"\u201c\u201d()]", "")
                .replaceAll("[ \\t\\u00a0]+", " ")
                .strip();
    }

    /** What a number comes to that one of these patterns has found. */
    static int value(String number) {
        Integer word = VALUES.get(number);
        return word == null ? Integer.parseInt(number) : word;
    }
}
