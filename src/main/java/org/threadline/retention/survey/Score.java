package org.threadline.retention.survey;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.threadline.brand.SurveyKind;

/**
 * The score that somebody answers a question with, as people write it: "5", "five", "5/5", stars, "10 - great service",
 * "I'd say 9 out of 10". A text that may be something else ("5 minutes late", "I ordered 2 and got 1") is no score: taken
 * for one, it might be read by nobody.
 *
 * @param remark what else they say
 */
record Score(int points, Remark remark) {

    /** Who writes more than this has more to tell than a score; and patterns must not be tired by what is none. */
    private static final int LONGEST = 640;

    private static final List<String> WORDS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private static final String STAR = "\u2b50\u2605\\x{1F31F}";

    /** Where a number ends: "5pm", "5%", "2nd", "4.5" and "5:30" are none. */
    private static final String NUMBER =
            "(?:\\d{1,2}|" + String.join("|", WORDS) + ")(?![\\p{L}\\p{N}%$\u20ac\u00a3#]|[.,:]\\d)";

    private static final String ORNAMENT = "[\\p{So}\\s&&[^" + STAR + "]]*";

    private static final String HELLO =
            "(?:(?:hi|hello|hey|ok|okay|well|sure|hm+|oh|wow|yes|yeah|thanks|thank you)(?: there| so much)?[\\s,.!:-]+){0,4}";

    private static final String TO_WHAT =
            "(?: (?:it|you|u|that|this|them|him|her|everything|(?:you|your|the) (?:guys|service|team|help|support)))?";

    private static final String FORWARD = "(?:(?:"
            + "(?:i(?:'?d|'?ll| would| will| can| must)?(?: have to)? )?(?:say|give|rate|score|go with|go for)" + TO_WHAT
            + "(?: as| at)?"
            + "|(?:my |the |overall )?(?:score|rating|answer|grade|vote)(?: is| would be| was)?"
            + "|it'?s|that'?s|it is|that is|it was|was|it'?d be|it would be"
            + "|definitely|absolutely|easily|clearly|certainly|probably|overall|for me|all in all)[\\s,:=]+){0,3}";

    private static final String ADJECTIVE = "(?:an? )?"
            + "(?:(?:solid|strong|clear|definite|easy|big|good|perfect|full|firm|fat|huge|well-deserved|resounding) )?";

    private static final String POINTS = "(?<points>" + NUMBER + ")"
            + "(?:\\s*(?:/|out of|of)\\s*(?<most>" + NUMBER + "))?"
            + "(?<stars>\\s*-?\\s*stars?(?!\\p{L})|\\s*[" + STAR + "\u2606*]+)?(?: points?(?!\\p{L}))?";

    private static final Pattern FIRST = Pattern.compile(
            ORNAMENT + HELLO + FORWARD + ADJECTIVE + POINTS + "(?: (?:for|from) (?:me|you|us|sure)(?!\\p{L}))?[+!]*(?<rest>.*)",
            Pattern.DOTALL);

    /** Said last: "Great service, 5/5". */
    private static final Pattern LAST =
            Pattern.compile("(?<mark>[.,!:;\\n-]?)\\s*(?<=[\\s.,!:;-])" + POINTS + "[.!\\s]*$");

    private static final int LONGEST_LAST = 30;

    private static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{L}\\p{So}]");

    private static final Pattern DRAWN = Pattern.compile("(?<drawn>(?:[" + STAR + "]\\s*){1,10})\u2606*(?<rest>[^\\d" + STAR + "]*)");

    private static final Pattern DIVIDER = Pattern.compile("^\\s*(?:[-\u2013\u2014:;,.!~(]+|\\n)\\s*");

    private static final String AFTER = "^[\\s\\p{P}+]*";

    /** The number counts something, or is not the only one. */
    private static final Pattern COUNTS = Pattern.compile(AFTER + "(?:(?:or |and |no,? |to |through )?" + NUMBER + "|\\d|(?:"
            + "(?:(?:business|working|whole|full|long|other) )?(?:minute|min|hour|hr|day|week|month|year|time|item|piece|pcs?"
            + "|box(?:e)?|pair|pack|package|parcel|order|dollar|buck|usd|euro|percent|kid|size|mug|shirt|bottle)s?"
            + "|am|pm|[ap]\\.m|o'?clock|maybe|by|at|until|till|please|pls)(?![\\p{L}']))");

    /** The same, unless something stands between. */
    private static final Pattern GOES_ON = Pattern.compile("^\\s*(?:more|of|or|and|to|in|on|is|are|was|were)(?![\\p{L}'])");

    /** Emoji that are a digit in a frame, and what makes signs colourful. */
    private static final Pattern FRAMES = Pattern.compile("[\ufe0f\ufe0e\u20e3\u200d\\x{1F3FB}-\\x{1F3FF}]");

    private static final String TEN = Character.toString(0x1F51F);

    /** The score of a text that answers a question of this kind; empty when it is none, or may be none. */
    static Optional<Score> in(String text, SurveyKind kind) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = plain(text);
        return drawn(plain, kind)
                .or(() -> first(plain, kind))
                .or(() -> last(plain, kind))
                .filter(score -> kind.holds(score.points));
    }

    private static String plain(String text) {
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

    /** So many stars; of ten nobody draws them. */
    private static Optional<Score> drawn(String text, SurveyKind kind) {
        Matcher stars = DRAWN.matcher(text);
        if (kind == SurveyKind.NPS || !stars.matches()) {
            return Optional.empty();
        }
        int drawn = (int) stars.group("drawn").codePoints().filter(sign -> !Character.isWhitespace(sign)).count();
        Remark remark = Remark.of(stars.group("rest"));
        // One alone may be an ornament.
        return drawn > 1 || remark.isPlainlyOne() ? Optional.of(new Score(drawn, remark)) : Optional.empty();
    }

    private static Optional<Score> first(String text, SurveyKind kind) {
        Matcher said = FIRST.matcher(text);
        if (!said.matches() || !isOn(kind, said)) {
            return Optional.empty();
        }
        String rest = said.group("rest");
        boolean divided = DIVIDER.matcher(rest).find();
        if (rest.strip().startsWith("?") || COUNTS.matcher(rest).find() || !divided && GOES_ON.matcher(rest).find()) {
            return Optional.empty();
        }
        Remark remark = Remark.of(DIVIDER.matcher(rest).replaceFirst(""));
        return divided || isExplicit(said) || remark.isPlainlyOne() ? Optional.of(score(said, remark)) : Optional.empty();
    }

    private static Optional<Score> last(String text, SurveyKind kind) {
        Matcher said = LAST.matcher(text).region(Math.max(0, text.length() - LONGEST_LAST), text.length());
        if (!said.find() || !isOn(kind, said)) {
            return Optional.empty();
        }
        String before = text.substring(0, said.start());
        if (!SAYS_SOMETHING.matcher(before).find()) {
            return Optional.empty();
        }
        Remark remark = Remark.of(before);
        boolean divided = !said.group("mark").isEmpty();
        boolean sure = isExplicit(said) ? divided || !remark.wantsReading() : divided && !remark.wantsReading();
        return sure ? Optional.of(score(said, remark)) : Optional.empty();
    }

    private static Score score(Matcher said, Remark remark) {
        return new Score(value(said.group("points")), remark);
    }

    /** "8 out of 10" answers no question for 1 to 5, nor do five stars one for 0 to 10. */
    private static boolean isOn(SurveyKind kind, Matcher said) {
        return said.group("most") == null
                ? said.group("stars") == null || kind != SurveyKind.NPS
                : value(said.group("most")) == kind.most();
    }

    private static boolean isExplicit(Matcher said) {
        return said.group("most") != null || said.group("stars") != null;
    }

    private static int value(String number) {
        int word = WORDS.indexOf(number);
        return word >= 0 ? word : Integer.parseInt(number);
    }

    /** Whether it says more than a score, so that a person should read it. */
    boolean wantsReading() {
        return remark.wantsReading();
    }
}
