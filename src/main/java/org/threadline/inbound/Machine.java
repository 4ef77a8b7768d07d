package org.threadline.inbound;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Texts that no person has written: to answer them automatically is how two machines talk all night.
 *
 * <p>A person taken for a machine waits without a word, and a machine taken for a person costs three texts an hour at
 * most. So only what machines are known to say counts, where a sentence begins; people merely use the same words.
 */
final class Machine {

    /** No carrier takes more in one text, and patterns must not be tired by what is none. */
    private static final int LONGEST = 1600;

    private static final String BEGINS = "(?:^|(?<=[.!:\\n\\[(*]))[\\s\\[(*]*";
    private static final String AWAY = "(?:I will|I['\u2019]ll|we will|we['\u2019]ll)"
            + " (?:respond|reply|answer|get back|see your message|return your (?:message|call|text))";

    private static final List<Pattern> PHRASES = List.of(
            phrase(BEGINS + "auto(?:mat(?:ic|ed))?[ -]?(?:reply|response|responder)\\s*(?:[:\\])*\u2013\u2014-]|$)"),
            phrase(BEGINS + "out[ -]of[ -](?:the[ -])?office(?: (?:auto)?-?reply)?\\s*(?:[:\\])*\u2013\u2014]|$)"),
            phrase(BEGINS + "this is an auto(?:mated|matic|-generated)"
                    + " (?:message|reply|response|text|notification)\\s*(?:[.:,!]|$|from|to|because|sent)"),
            phrase("\\b(?:out of (?:the )?office|away from (?:my|the) (?:desk|phone|office))\\b.*\\b" + AWAY),
            phrase("\\bdriving with (?:Do Not Disturb While Driving|Driving Focus|Focus) turned on\\b"),
            phrase("^I['\u2019]m driving(?: right now)?[\\s.,!\u2013-]*(?:" + AWAY + "[^?]{0,60}"
                    + "|please call or text me later\\W*|sent from my car\\W*)?$"),
            phrase("\\bI['\u2019]m not receiving notifications\\. If this is urgent, reply\\b"),
            phrase(
                    BEGINS
                            + "(?:please )?do(?: not|n['\u2019]t) (?:reply|respond) to this (?:message|text|sms)\\s*(?:[.!]|$)"),
            phrase(BEGINS + "this (?:number|mailbox|inbox|line|phone number|account) (?:is|are)(?: not|n['\u2019]t)"
                    + " (?:actively |regularly )?monitored\\s*(?:[.!,;]|$|and)"),
            phrase(BEGINS + "this (?:number|line|phone number) (?:does not|cannot|can['\u2019]?t|doesn['\u2019]t)"
                    + " (?:accept|receive) (?:incoming |inbound )?(?:text|sms|calls|messages|replies)"),
            phrase(BEGINS
                    + "(?:reply|text|txt) STOP to (?:stop|end|cancel|quit|opt[ -]?out|unsubscribe)[^?\\n]{0,30}$"));

    private Machine() {}

    /** Whether the text comes from a short code or a name, or says of itself that nobody has written it. */
    static boolean wrote(InboundText text) {
        return !text.from().isDialable() || saysSo(text.body());
    }

    /** A text that asks something has most likely been written by somebody. */
    private static boolean saysSo(String text) {
        String body = text.substring(0, Math.min(text.length(), LONGEST));
        return body.indexOf('?') < 0
                && PHRASES.stream().anyMatch(phrase -> phrase.matcher(body).find());
    }

    private static Pattern phrase(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE | Pattern.DOTALL);
    }
}
