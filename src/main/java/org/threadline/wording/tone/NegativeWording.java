package org.threadline.wording.tone;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.threadline.wording.tone.Finding.Severity;

/**
 * Words that feel like a refusal, with what can be said instead. Whole phrases come first, and their words are not told
 * again. A sentence that begins with "While ..." and goes on to an offer has turned the corner by itself.
 */
final class NegativeWording implements ToneCheck.Rule {

    private static final String RULE = "negative-wording";

    private record Habit(Pattern words, Severity severity, String instead) {

        static Habit strong(String words, String instead) {
            return new Habit(pattern(words), Severity.ERROR, instead);
        }

        static Habit mild(String words, String instead) {
            return new Habit(pattern(words), Severity.WARNING, instead);
        }

        private static Pattern pattern(String words) {
            return Pattern.compile("(?<![\\p{L}'])(?:" + words + ")(?![\\p{L}'])", Pattern.CASE_INSENSITIVE);
        }
    }

    private static final String CANNOT = "can'?t|cannot|can not|could ?n'?t|unable to";

    private static final List<Habit> HABITS = List.of(
            Habit.strong(
                    "(?:(?:is|are)(?:n'?t| not) available|out of stock)[^.!?]{0,80}\\b(?:" + CANNOT
                            + ") (?:place|take|accept|process|complete)[^.!?]*",
                    "That product will be available in a month, so I can backorder it for you now."),
            Habit.strong(
                    "(?:unfortunately,? )?(?:we|i) (?:don'?t|do not) (?:have|carry|stock) [^.!?]{1,60}?"
                            + "(?:in stock|available|at the moment|any ?more)",
                    "While that product isn't available at the moment, I'm happy to recommend another item that may also"
                            + " work."),
            Habit.strong("unfortunately|regrettably|sadly", "Leave the word out and begin with what you can do."),
            Habit.strong(CANNOT, "Say what you can do, and by when: \"I can ... by Friday.\""),
            Habit.strong("won'?t|will not|wouldn'?t", "Say what will happen instead, and when."),
            Habit.strong(
                    "impossible|not possible|no way to|not allowed|(?:we|i) refuse",
                    "Name the nearest thing that is possible, and offer it."),
            Habit.strong(
                    "(?:against |due to |because of |per )?(?:our|company|store) polic(?:y|ies)",
                    "Say what you can do for this customer; a rule of ours is no answer to them."),
            Habit.strong(
                    "you (?:should have|failed to|forgot to|did(?:n'?t| not)|neglected to)",
                    "Say what happens next, without whose fault it was."),
            Habit.mild(
                    "(?:don'?t|doesn'?t|do not|does not|didn'?t|did not|isn'?t|aren'?t|wasn'?t|weren'?t|hasn'?t|haven'?t)",
                    "Say it the other way round: what there is, and when."),
            Habit.mild("not|never|nothing|no longer", "Say it the other way round: what there is, and when."));

    /** They only look like a refusal. */
    private static final Pattern HARMLESS = Pattern.compile(
            "(?i)\\b(?:don'?t (?:worry|hesitate|forget|miss)|do not (?:worry|hesitate)|not only|whether or not|if not"
                    + "|why not|not to worry|no problem|you(?:'re| are) not alone|not at all)\\b");

    private static final Pattern TURNED = Pattern.compile(
            "(?i)^\\W*(?:while|although|even though)\\b.*\\b(?:happy|glad|can|will|i'll|we'll|recommend|offer)\\b.*");

    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]+[.!?]*");

    @Override
    public Stream<Finding> findings(Utterance utterance) {
        return SENTENCE.matcher(utterance.plain())
                .results()
                .map(MatchResult::group)
                .filter(sentence -> !TURNED.matcher(sentence).matches())
                .map(sentence -> HARMLESS.matcher(sentence).replaceAll(""))
                .flatMap(sentence -> habits(sentence).stream());
    }

    private static List<Finding> habits(String sentence) {
        var found = new ArrayList<Finding>();
        String rest = sentence;
        for (Habit habit : HABITS) {
            var words = habit.words().matcher(rest);
            while (words.find()) {
                found.add(new Finding(RULE, habit.severity(), words.group().strip(), habit.instead()));
            }
            rest = words.replaceAll(" | ");
        }
        return found;
    }
}
