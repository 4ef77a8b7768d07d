package org.threadline.retention.survey;

import java.util.Optional;
import java.util.regex.Matcher;

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

    private static final int LONGEST_LAST = 30;

    /** The score of a text that answers a question of this kind; empty when it is none, or may be none. */
    static Optional<Score> in(String text, SurveyKind kind) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = Spelling.plain(text);
        return drawn(plain, kind)
                .or(() -> first(plain, kind))
                .or(() -> last(plain, kind))
                .filter(score -> kind.holds(score.points));
    }

    /** So many stars; of ten nobody draws them. */
    private static Optional<Score> drawn(String text, SurveyKind kind) {
        Matcher stars = Spelling.DRAWN.matcher(text);
        if (kind == SurveyKind.NPS || !stars.matches()) {
            return Optional.empty();
        }
        int drawn = (int) stars.group("drawn")
                .codePoints()
                .filter(sign -> !Character.isWhitespace(sign))
                .count();
        Remark remark = Remark.of(stars.group("rest"));
        // One alone may be an ornament.
        return drawn > 1 || remark.isPlainlyOne() ? Optional.of(new Score(drawn, remark)) : Optional.empty();
    }

    private static Optional<Score> first(String text, SurveyKind kind) {
        Matcher said = Spelling.FIRST.matcher(text);
        if (!said.matches() || !isOn(kind, said)) {
            return Optional.empty();
        }
        String rest = said.group("rest");
        boolean divided = Spelling.DIVIDER.matcher(rest).find();
        if (rest.strip().startsWith("?")
                || Spelling.COUNTS.matcher(rest).find()
                || !divided && Spelling.GOES_ON.matcher(rest).find()) {
            return Optional.empty();
        }
        Remark remark = Remark.of(Spelling.DIVIDER.matcher(rest).replaceFirst(""));
        return divided || isExplicit(said) || remark.isPlainlyOne()
                ? Optional.of(score(said, remark))
                : Optional.empty();
    }

    private static Optional<Score> last(String text, SurveyKind kind) {
        Matcher said = Spelling.LAST.matcher(text).region(Math.max(0, text.length() - LONGEST_LAST), text.length());
        if (!said.find() || !isOn(kind, said)) {
            return Optional.empty();
        }
        String before = text.substring(0, said.start());
        if (!Spelling.SAYS_SOMETHING.matcher(before).find()) {
            return Optional.empty();
        }
        Remark remark = Remark.of(before);
        boolean divided = !said.group("mark").isEmpty();
        boolean sure = isExplicit(said) ? divided || !remark.wantsReading() : divided && !remark.wantsReading();
        return sure ? Optional.of(score(said, remark)) : Optional.empty();
    }

    private static Score score(Matcher said, Remark remark) {
        return new Score(Spelling.value(said.group("points")), remark);
    }

    /** "8 out of 10" answers no question for 1 to 5, nor do five stars one for 0 to 10. */
    private static boolean isOn(SurveyKind kind, Matcher said) {
        return said.group("most") == null
                ? said.group("stars") == null || kind != SurveyKind.NPS
                : Spelling.value(said.group("most")) == kind.most();
    }

    private static boolean isExplicit(Matcher said) {
        return said.group("most") != null || said.group("stars") != null;
    }

    /** Whether it says more than a score, so that a person should read it. */
    boolean wantsReading() {
        return remark.wantsReading();
    }
}
