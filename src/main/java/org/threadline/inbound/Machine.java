package org.threadline.inbound;

import java.util.List;
import java.util.regex.Pattern;

/** Texts that no person has written: to answer them automatically is how two machines talk all night. */
final class Machine {

    private static final List<Pattern> PHRASES = List.of(
            Pattern.compile("\\bauto(matic|mated)?[ -]?(reply|response|responder)\\b", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\bthis is an automated\\b", Pattern.CASE_INSENSITIVE),
            // A person may well be out of the office, or driving to the shop; a machine adds when its owner will
            // answer.
            Pattern.compile(
                    "\\b(out of (the )?office|I[\u2019']m driving)\\b.*\\b(respond|reply|get back|return|see your message)\\b",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL),
            Pattern.compile("\\bDo Not Disturb While Driving\\b|\\bdriving mode\\b", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\b(do not|don[\u2019']t|please do not) reply to this\\b", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\bthis (number|mailbox|inbox) is not monitored\\b", Pattern.CASE_INSENSITIVE));

    private Machine() {}

    /** Whether the text comes from a short code or a name, or says of itself that nobody has written it. */
    static boolean wrote(InboundText text) {
        return !text.from().isDialable()
                || PHRASES.stream()
                        .anyMatch(phrase -> phrase.matcher(text.body()).find());
    }
}
