package org.threadline.message;

import java.util.Map;
import java.util.Set;

/**
 * The machine-readable reasons in words. A reason may carry more behind a colon ({@code no-consent:MARKETING}); one that
 * is not listed here is told as it is. {@code docs/sending.md} lists them for people.
 */
final class Reasons {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("sent", "Nothing stood against it."),
            Map.entry("no-consent", "The customer has not agreed to such texts, or has opted out."),
            Map.entry("opted-out", "It still waited when the customer opted out."),
            Map.entry("quiet-hours", "It is night where the customer is or may be."),
            Map.entry("quiet-hours:no-end", "The quiet hours that hold for this customer never end."),
            Map.entry("frequency-cap", "The customer has had as many of these texts as they are to get for now."),
            Map.entry(
                    "too-many-automated",
                    "The customer has had many automatic texts in a row, and no word of a person was between them."),
            Map.entry("budget", "The brand's budget of segments for the day is spent."),
            Map.entry("budget:counted", "Another replica spends from the brand's budget; it is asked again at once."),
            Map.entry("country", "The brand does not text to this country."),
            Map.entry("unusual-prefix", "Many numbers with this beginning, unknown until now, came all at once."),
            Map.entry("loop-guard", "This number was answered automatically very often within an hour."),
            Map.entry("too-late", "It would have been pointless by the time it could leave."),
            Map.entry("not-a-phone", "A short code or a name cannot be texted."),
            Map.entry("erased", "The customer was erased before it could leave."),
            Map.entry("missing-word", "Its template needs a word that is not known."),
            Map.entry("no-longer-waiting", "A person was faster, or nobody need answer any more."),
            Map.entry("superseded", "Newer news of the same came first."),
            Map.entry("cart-bought", "The cart was bought."),
            Map.entry("cart-emptied", "The cart was emptied."),
            Map.entry("conversation-open", "The customer is in a conversation; it is asked when that is over."),
            Map.entry("customer-wrote", "The customer has said something in the meantime."),
            Map.entry("survey-over", "The question is answered, or open no longer."),
            Map.entry("cart-out-of-stock", "Nothing of the cart can be bought at the moment."),
            Map.entry("cart-cap", "The customer was reminded of a cart lately; one reminder is enough for now."),
            Map.entry(
                    "hold-out",
                    "It would have been sent. This customer is held out, so that it can be seen what reminders bring."),
            Map.entry("complaint-open", "A complaint of the customer is open: nothing is sold meanwhile."),
            Map.entry(
                    "score-low", "The customer was dissatisfied and it is not settled yet: nothing is sold meanwhile."),
            Map.entry("unanswered", "The customer waits for an answer: nothing is sold meanwhile."),
            Map.entry("order-late", "An order of the customer is late: nothing is sold meanwhile."),
            Map.entry("throttled", "The carrier was too busy; it is tried again."),
            Map.entry("carrier-unreachable", "The carrier could not be reached; it is tried again."),
            Map.entry("sender-halted", "The number it would leave from stands still."),
            Map.entry("opt-out-requested", "The customer seems to ask for no more texts, and nobody has read it yet."),
            Map.entry("suppressed", "This number cannot be reached; the code says why."),
            Map.entry("country-not-enabled", "The carrier does not text to this country for this account."),
            Map.entry("template-paused", "Carriers filter this template; it is paused."),
            Map.entry("retry", "It says once more what could not be delivered; the code says why."),
            Map.entry("slot-missed", "It was too late for its moment and waits for the next."),
            Map.entry("credentials-refused", "The carrier refuses our credentials; it is tried again."),
            Map.entry("sender-queue-full", "The carrier's queue for the number is full; it is tried again."),
            Map.entry("not-sent", "The carrier has no record of it: it was not sent."),
            Map.entry("refused", "The carrier refused it."),
            Map.entry("unknown", "Nobody knows whether the carrier has it, so it is not sent again."));

    private Reasons() {}

    static Set<String> known() {
        return WORDS.keySet();
    }

    /** The most exact words there are, or null when there are none. */
    static String explain(String reason) {
        for (String known = reason; known != null; known = lessExact(known)) {
            if (WORDS.containsKey(known)) {
                return WORDS.get(known);
            }
        }
        return null;
    }

    private static String lessExact(String reason) {
        int colon = reason.lastIndexOf(':');
        return colon < 0 ? null : reason.substring(0, colon);
    }
}
