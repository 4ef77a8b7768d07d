package org.threadline.inbound;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A question that a machine can answer as well as a person, and nothing else beside it. The whole text must be such a
 * question, with the politeness around it: whoever also complains, wants something or is angry waits for a person.
 *
 * @param order number of the order that the text names, in small letters and figures only; null when it names none
 */
record PlainQuestion(Topic topic, String order) {

    /** What is asked. */
    enum Topic {
        WHEREABOUTS,
        OPENING_HOURS,
        RETURNS
    }

    // A question is short; what is longer says more than that.
    private static final int LONGEST = 160;

    private static final String HELLO = "(?:(?:" + PlainWords.GREETING + "|quick question|question|just(?: a)?"
            + "|just (?:checking|wondering|asking)|checking|wondering|i was|im|i am|i|was|can|could|may|would|do|you|u"
            + "|tell me|let me know|know|ask|i d like to know|id like to know|i would like to know|i want to know"
            + "|want to know|like to know|and|if you know|any idea|do you know|if) )*";
    private static final String THING =
            "(?:orders?|packages?|parcels?|delivery|shipment|purchase|stuff|items?|things?)";
    private static final String IT = "(?:(?:(?:my|the|our|this|that) )?(?:last |latest |recent )?" + THING
            + PlainWords.NUMBER + "(?: from (?:you|u|yesterday|last week))?|it|they)";
    private static final String IS = "(?:is|s|are|r)";
    private static final String COMES = "(?:arrive|arriving|come|coming|get here|getting here|be here|here|be delivered"
            + "|delivered|be arriving|be coming|due|due to arrive|going to (?:arrive|come|be here|get here|be delivered)"
            + "|expected|supposed to (?:arrive|come|be here|get here)|ship|be shipped|show up|land)";

    private static final List<Pattern> WHEREABOUTS = patterns(
            "where(?: ?s| is| are| r)? " + IT + "(?: (?:at|right now))?",
            "where " + IT + " (?:is|are)(?: at)?",
            "whereabouts (?:is|are) " + IT,
            "(?:what(?: ?s| is) )?(?:the )?(?:status|whereabouts|eta|delivery (?:date|status))(?: (?:of|on|for) " + IT
                    + ")?",
            "(?:what(?: ?s| is) )?(?:my |the )?" + THING + PlainWords.NUMBER + " (?:status|eta)",
            "(?:is there |are there |have you |have |got |have you got )?(?:an |any |some )?(?:updates?|news) (?:on|about|of|for|regarding) "
                    + IT,
            "(?:when|what (?:day|time)) (?:will|does|do|is|are|s|should|can|could) " + IT + " " + COMES,
            "(?:when|what (?:day|time)) " + IT + " (?:will|is|are|is going to|should) " + COMES,
            "(?:when|what (?:day|time)) (?:can|should|will|do|could) (?:i|we) (?:expect|get|receive|have) " + IT,
            "(?:has|have|did|was|is|are|will) " + IT
                    + " (?:been )?(?:shipped|ship|sent|sent out|dispatched|gone out|left|on (?:its|the|their) way|out for delivery"
                    + "|" + COMES + ")(?: yet| today| soon| tomorrow)?",
            "(?:how )?(?:can i |do i |i |to )?(?:track|locate|find) " + IT,
            "(?:where (?:can|do) i )(?:track|find|follow) " + IT,
            "(?:what(?: ?s| is) |where(?: ?s| is) |send me |get |have |can i get |can i have )?(?:me )?(?:my |the |a )?"
                    + "tracking(?: (?:number|no|info|information|link|code|id|details))?(?: (?:of|on|for) " + IT + ")?",
            "how (?:far|long)(?: away)? (?:is|are|until|till|will) " + IT + "(?: take| arrives| comes| gets here)?");

    private static final String OPENING =
            "(?:opening |open |business |store |shop |office |working |support |customer service |service )*";
    private static final List<Pattern> HOURS = patterns(
            "(?:what (?:are|is|r) |whats )?(?:your |ur |the )?" + OPENING + "(?:hours|times)(?: of operation)?",
            "(?:when|what (?:time|hours|times)|which hours|from when|until when|till when|how late|how long|how early"
                    + "|(?:until|till|from) what time) (?:are|r|do|is|does|will) (?:you|u|yall|the (?:store|shop|office)|your (?:store|shop|office)"
                    + "|support|customer service)(?: guys)? (?:be )?(?:open|close|opened|closed|available|there|online)(?: up)?(?: until| till)?",
            "(?:are|r|is) (?:you|u|yall|the (?:store|shop|office)|your (?:store|shop|office)|support|customer service)(?: guys)?"
                    + " (?:still |currently )?(?:open|closed|available|online)");

    private static final String BACK =
            "(?:" + IT + "|this|that|these|them|something|an? " + THING + "|a product)(?: back)?";
    private static final List<Pattern> RETURNS = patterns(
            "(?:how (?:do|can|would|does|to|should)|can|could|may|where (?:do|can|should)|is it possible to|am i able to|are we able to)(?: i| we| one| someone)?"
                    + " (?:return|exchange|send back|bring back) " + BACK,
            "(?:how (?:do|can|to)|can|could|where (?:do|can))(?: i| we)? send " + IT + " back",
            "how (?:do|does|would) (?:your |the |a |an )?(?:returns?|exchanges?|return process)(?: and (?:refunds?|exchanges?))? work",
            "(?:what(?: ?s| is| are) )?(?:your |ur |the )?returns?(?: and (?:refunds?|exchanges?))? (?:policy|policies|process|info"
                    + "|information|instructions|address|label|page|link|window|options)",
            "(?:how (?:long|many days)|until when|till when) (?:do|can) (?:i|we)(?: have to)? (?:return|exchange|send back) "
                    + BACK,
            "(?:do|can|will) (?:you|u|yall)(?: guys)? (?:take|accept|do|offer|have|allow) (?:free )?(?:returns|exchanges)",
            "(?:(?:can|how do|how can|where do|where can) i )?(?:get|find|print|request|have) (?:a |the |my )?returns? (?:label|form|slip)");

    static Optional<PlainQuestion> in(String text) {
        if (text.length() > LONGEST || PlainWords.isAngry(text)) {
            return Optional.empty();
        }
        String words = PlainWords.of(text);
        return asks(words, WHEREABOUTS, Topic.WHEREABOUTS)
                .or(() -> asks(words, HOURS, Topic.OPENING_HOURS))
                .or(() -> asks(words, RETURNS, Topic.RETURNS));
    }

    /** Whether the text names this order, or none. */
    boolean mayMean(String orderId) {
        return PlainWords.mayMean(order, orderId);
    }

    private static Optional<PlainQuestion> asks(String words, List<Pattern> questions, Topic topic) {
        return questions.stream()
                .map(question -> question.matcher(words))
                .filter(Matcher::matches)
                .findFirst()
                .map(asked -> new PlainQuestion(topic, PlainWords.named(asked)));
    }

    private static List<Pattern> patterns(String... questions) {
        return PlainWords.patterns(
                Stream.of(questions).map(question -> HELLO + "(?:" + question + ")" + PlainWords.BYE));
    }
}
