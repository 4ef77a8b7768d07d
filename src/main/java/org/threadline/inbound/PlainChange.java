package org.threadline.inbound;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.threadline.brand.OrderChangeKind;

/**
 * A wish to cancel or to correct an order, and nothing else beside it. Whoever asks whether that is possible, has second
 * thoughts or is angry is heard by a person: an order that was cancelled by mistake is worse than one that was not.
 * The bare word CANCEL is none: it wants no more texts.
 *
 * @param order number of the order that the text names, in small letters and figures only; null when it names none
 */
record PlainChange(OrderChangeKind kind, String order) {

    private static final int LONGEST = 320;

    private static final String HELLO = "(?:(?:" + PlainWords.GREETING + "|sorry|oops) )*";
    private static final String WISH =
            "(?:i (?:want|need|wish|have|d like|would like) (?:you )?to |i (?:want|need) |id like (?:you )?to "
                    + "|im (?:writing|texting) to |i would like |(?:go ahead and |kindly |just |please |pls |plz ))*";
    private static final String WOULD_YOU =
            "(?:can|could|would|will) (?:you|u|somebody|someone)(?: (?:please|pls|plz|kindly|just))* ";

    private static final String ORDER = "(?:(?:my|the|our|this|that) )?(?:last |latest |recent )?(?:order|purchase)";
    private static final String WHY = "(?: (?:because |as |since )?(?:"
            + "i (?:ordered|bought|placed) (?:it |that |this )?(?:by mistake|by accident|twice|the wrong (?:one|item|size|colou?r))"
            + "|(?:i|ive|i have) changed my mind|(?:i|we) (?:dont|do not|no longer) (?:want|need) (?:it|this|that)(?: any ?more)?"
            + "|(?:it|that|this) was (?:a mistake|an accident|by mistake)|wrong (?:one|item|size|colou?r)|by mistake))?";

    private static final List<String> CANCEL = List.of(
            "cancel " + ORDER + PlainWords.NUMBER + WHY,
            "cancel (?:number |no |nr )?(?<id>\\d[a-z0-9]*)" + WHY,
            "(?:have|get) " + ORDER + PlainWords.NUMBER + " cancell?ed" + WHY,
            ORDER + PlainWords.NUMBER + " (?:to be |must be |should be |needs to be )?cancell?ed" + WHY);

    private static final String DETAIL =
            "(?:(?:delivery |shipping |billing |street |house )?(?:address|name|street|number|zip(?: code)?|post ?code|city)"
                    + "|size|colou?r|quantity|amount|item|phone(?: number)?|email(?: address)?|apartment(?: number)?|unit(?: number)?)";
    private static final String ON_ORDER =
            " (?:on|for|of|in|with|to) " + ORDER + "(?: (?:number |no )?(?<id>[a-z]{0,6} ?\\d[a-z0-9]*))?";
    private static final String CORRECTLY =
            "(?: (?:to|it|its|it is|should|the|instead|not|and|is|as|because|my|i) .*)?";

    private static final List<String> CORRECT = List.of(
            "(?:change|correct|update|fix|edit) (?:my |the )?" + DETAIL + ON_ORDER + CORRECTLY,
            "(?:i (?:entered|gave|put|typed|used|picked|chose|ordered|selected) |i have |ive (?:entered|given|put|got) |there is |theres )?"
                    + "(?:the |a |an |my )?(?:wrong|incorrect|old) " + DETAIL + ON_ORDER + CORRECTLY,
            "(?:my |the )?" + DETAIL + ON_ORDER + " (?:is|was) (?:wrong|incorrect|old|not right)" + CORRECTLY,
            "(?:send|ship|deliver) " + ORDER + "(?: (?:number |no )?(?<id>[a-z]{0,6} ?\\d[a-z0-9]*))? to .+ instead.*");

    private static final List<Pattern> SAID_CANCEL = patterns(CANCEL, WISH);
    private static final List<Pattern> ASKED_CANCEL = patterns(CANCEL, WOULD_YOU);
    private static final List<Pattern> SAID_CORRECT = patterns(CORRECT, WISH);
    private static final List<Pattern> ASKED_CORRECT = patterns(CORRECT, WOULD_YOU);

    static Optional<PlainChange> in(String text) {
        if (text.length() > LONGEST || PlainWords.isAngry(text)) {
            return Optional.empty();
        }
        String words = PlainWords.of(text);
        return wish(words, ASKED_CANCEL, OrderChangeKind.CANCEL)
                .or(() -> wish(words, ASKED_CORRECT, OrderChangeKind.CORRECT))
                .or(() -> text.indexOf('?') < 0 ? said(words) : Optional.empty());
    }

    /** "Cancel my order?" may be a question. */
    private static Optional<PlainChange> said(String words) {
        return wish(words, SAID_CANCEL, OrderChangeKind.CANCEL)
                .or(() -> wish(words, SAID_CORRECT, OrderChangeKind.CORRECT));
    }

    /** Whether the text names this order, or none. */
    boolean mayMean(String orderId) {
        return PlainWords.mayMean(order, orderId);
    }

    private static Optional<PlainChange> wish(String words, List<Pattern> wishes, OrderChangeKind kind) {
        return wishes.stream()
                .map(wish -> wish.matcher(words))
                .filter(Matcher::matches)
                .findFirst()
                .map(wished -> new PlainChange(kind, PlainWords.named(wished)));
    }

    private static List<Pattern> patterns(List<String> wishes, String before) {
        return PlainWords.patterns(wishes.stream().map(wish -> HELLO + before + "(?:" + wish + ")" + PlainWords.BYE));
    }
}
