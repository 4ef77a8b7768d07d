package org.threadline.wording.tone;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that carriers take for themselves are no answers to ask for: whoever replies CANCEL to cancel an order has
 * opted out, and the shop never hears why.
 */
final class ReservedReplies implements ToneCheck.Rule {

    private static final String STOPS = "STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT";
    private static final String STARTS = "START|UNSTOP|YES";
    private static final String HELPS = "HELP|INFO";

    private static final String RESERVED = STOPS + "|" + STARTS + "|" + HELPS;
    private static final String OPENING = "(?i:\\s+(?:back|with|us|the|word|keyword|a))*\\s+[\"'\u201c]?";

    /** "Send help" asks for nothing; "Send HELP" does. */
    private static final Pattern ASKED =
            Pattern.compile("(?:\\b(?i:reply|text|respond)" + OPENING + "(?<word>(?i:" + RESERVED
                    + "))|\\b(?i:answer|send|type|write|enter|or)" + OPENING + "(?<other>" + RESERVED + "))"
                    + "(?![\\p{L}'])[\"'\u201d]?(?<rest>[^.!?\\n]{0,60})");

    private static final Pattern TO_STOP = Pattern.compile(
            "(?i)^\\s*(?:to|2|and|for)\\s+.*\\b(?:stop|end|opt|unsubscribe|no more|texts?|messages?|it ends?)\\b.*|^\\s*(?:at any time)?\\s*$");
    private static final Pattern TO_START =
            Pattern.compile("(?i)^.*\\b(?:hear|subscribe|resume|again|back|texts?|messages?)\\b.*");
    private static final Pattern TO_BE_HELPED =
            Pattern.compile("(?i)^\\s*(?:for|4)\\s+(?:help|info\\w*|support)\\b.*|^\\s*$");

    @Override
    public Stream<Finding> findings(Utterance utterance) {
        return ASKED.matcher(utterance.plain())
                .results()
                .filter(asked -> !meansWhatItDoes(asked))
                .map(asked -> Finding.error(
                        "reserved-reply-word",
                        word(asked),
                        "Carriers take this word for themselves. Ask for another one, such as KEEP or CHANGE."));
    }

    private static String word(MatchResult asked) {
        return asked.group("word") == null ? asked.group("other") : asked.group("word");
    }

    private static boolean meansWhatItDoes(MatchResult asked) {
        String word = word(asked).toUpperCase(Locale.ROOT);
        String rest = asked.group("rest");
        if (word.matches(HELPS)) {
            return TO_BE_HELPED.matcher(rest).matches();
        }
        return word.matches(STARTS)
                ? !word.equals("YES") && TO_START.matcher(rest).matches()
                : TO_STOP.matcher(rest).matches();
    }
}
