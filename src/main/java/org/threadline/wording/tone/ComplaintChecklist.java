package org.threadline.wording.tone;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.threadline.wording.Phrases;

/**
 * Four things that somebody who complains wants to read: that they were heard, felt, told why, and what comes when. The
 * words by which that is seen stand in {@code wording/complaint_*.properties}, by language.
 */
final class ComplaintChecklist implements ToneCheck.Rule {

    /** @param fulfilledBy the template's word that does it, whatever it stands for; or {@link #NO_WORD} */
    private record Item(String rule, String suggestion, String fulfilledBy) {

        boolean isMissingIn(Utterance utterance) {
            return !utterance.words().contains(fulfilledBy)
                    && languages(utterance)
                            .map(language -> WORDS.get(language).get(rule))
                            .noneMatch(words -> words.matcher(utterance.plain()).find());
        }
    }

    private static final String NO_WORD = "";

    private static final List<Item> ITEMS = List.of(
            new Item(
                    "complaint-acknowledge",
                    "Say back what went wrong, in the customer's words: \"Your order 1001 came damaged\".",
                    NO_WORD),
            new Item(
                    "complaint-empathise",
                    "Say that you feel with them: \"I'm sorry, I know how annoying that is\".",
                    NO_WORD),
            new Item(
                    "complaint-reason",
                    "Say why it happened, in half a sentence: \"because a storm held up the truck\".",
                    "reason"),
            new Item(
                    "complaint-solution",
                    "Say what you do, and by when: \"A new one leaves today and arrives on Friday\".",
                    "day"));

    private static final Map<String, Map<String, Pattern>> WORDS =
            Phrases.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), ComplaintChecklist::words));

    private static Map<String, Pattern> words(String language) {
        var words = ResourceBundle.getBundle(
                "wording.complaint", Locale.of(language), ComplaintChecklist.class.getClassLoader());
        return ITEMS.stream()
                .collect(Collectors.toMap(
                        Item::rule,
                        item -> Pattern.compile(
                                words.getString(item.rule()),
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS)));
    }

    /** A person may answer in English whoever else reads it. */
    private static Stream<String> languages(Utterance utterance) {
        String language = utterance.language().getLanguage();
        return utterance.isAutomatic()
                ? Stream.of(language)
                : Stream.of(language, Locale.ENGLISH.getLanguage()).distinct();
    }

    @Override
    public Stream<Finding> findings(Utterance utterance) {
        if (!utterance.complaint()) {
            return Stream.empty();
        }
        if (!Phrases.isSpoken(utterance.language())) {
            return Stream.of(Finding.warning(
                    "complaint-unchecked",
                    null,
                    "What an answer to a complaint needs is not looked for in this language. Have it read by"
                            + " somebody who speaks it: heard, felt, told why, and what comes when."));
        }
        return ITEMS.stream()
                .filter(item -> item.isMissingIn(utterance))
                .map(item -> utterance.isAutomatic()
                        ? Finding.error(item.rule(), null, item.suggestion())
                        : Finding.warning(item.rule(), null, item.suggestion()));
    }
}
