package org.threadline.wording.tone;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Four things that somebody who complains wants to read: that they were heard, felt, told why, and what comes when. */
final class ComplaintChecklist implements ToneCheck.Rule {

    private record Item(String rule, Pattern words, String suggestion, List<String> fulfilledBy) {

        Item(String rule, String words, String suggestion, String... fulfilledBy) {
            this(rule, Pattern.compile(words, Pattern.CASE_INSENSITIVE), suggestion, List.of(fulfilledBy));
        }

        boolean isMissingIn(Utterance utterance) {
            return fulfilledBy.stream().noneMatch(utterance.words()::contains)
                    && !words.matcher(utterance.plain()).find();
        }
    }

    private static final List<Item> ITEMS = List.of(
            new Item(
                    "complaint-acknowledge",
                    "\\b(?:your (?:order|parcel|package|delivery|message|note|refund|return)|late|delay\\w*|damaged|broken"
                            + "|missing|wrong|i see|i've (?:read|seen|found|checked)|thank(?:s| you) for (?:telling|letting"
                            + "|writing)|you're right|you are right)\\b",
                    "Say back what went wrong, in the customer's words: \"Your order 1001 came damaged\"."),
            new Item(
                    "complaint-empathise",
                    "\\b(?:sorry|apolog\\w+|understand|frustrat\\w+|disappoint\\w+|annoy\\w+|i know how|must have been"
                            + "|inconvenien\\w+)\\b",
                    "Say that you feel with them: \"I'm sorry, I know how annoying that is\"."),
            new Item(
                    "complaint-reason",
                    "\\b(?:because|since|due to|caused by|the reason|after an?|as (?:the|our|it)|it turns out|happened"
                            + "|weather|storm|snow|carrier|warehouse|mix-?up|mistake)\\b",
                    "Say why it happened, in half a sentence: \"because a storm held up the truck\".",
                    "reason"),
            new Item(
                    "complaint-solution",
                    "\\b(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this (?:morning|afternoon"
                            + "|evening|week)|next week|within|by (?:noon|\\d|the end)|in (?:an?|\\d+|two|three) "
                            + "(?:minutes?|hours?|days?|weeks?)|in a (?:moment|few)|at \\d{1,2}|right (?:now|away)|now"
                            + "|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \\d)\\b",
                    "Say what you do, and by when: \"A new one leaves today and arrives on Friday\".",
                    "day"));

    @Override
    public Stream<Finding> findings(Utterance utterance) {
        if (!utterance.complaint()) {
            return Stream.empty();
        }
        return ITEMS.stream()
                .filter(item -> item.isMissingIn(utterance))
                .map(item -> utterance.isAutomatic()
                        ? Finding.error(item.rule(), null, item.suggestion())
                        : Finding.warning(item.rule(), null, item.suggestion()));
    }
}
