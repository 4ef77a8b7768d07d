package org.threadline.inbound;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Requests for no more texts in plain words: "please don't text me again". The law counts them like STOP, but only a
 * person can tell for sure, so they are shown to one and nothing is withdrawn by itself. A request that is overlooked is
 * worse than one look too many, yet somebody who loves a dress or wants an order stopped asks for nothing of the kind.
 */
final class PlainOptOut {

    /** No carrier takes more in one text, and patterns must not be tired by what is none. */
    private static final int LONGEST = 1600;

    private static final int LONGEST_PHRASE = 160;

    private static final String TEXTS = "(?:texts?|text messages?|txts?|messages?|msgs?|sms(?:es)?|texting|messaging"
            + "|notifications?|alerts|updates|reminders|promos?|promotions?|ads|adverts|advertising|marketing|spam|junk"
            + "|offers|deals|coupons|stuff|crap|communications?)";
    private static final String WHICH =
            "(?:(?:me|us|all|all of|any|any more|anymore|more|the|these|those|this|that|such|your"
                    + "|ur|my|further|future|of|so many|sms|text|marketing|promo|promotional|automated|stupid|annoying|with|out) ){0,5}";
    private static final String TO_ME = "(?:me|us|this number|this phone|my number|my phone|my cell|here)";
    private static final String WRITE = "(?:text|txt|message|msg|sms|contact|bother me|spam|harass|write)";
    private static final String WRITING = "(?:texting|txting|texing|messaging|msging|contacting|bothering|spamming"
            + "|harassing|bugging|annoying|writing)";
    private static final String NOT = "(?:dont|do not|dnt|don t|never|not to|no need to)";
    /** What may follow "text me" without making it about something else: "text me the code", "text me before nine". */
    private static final String FOR_GOOD = "(?: (?:again|any ?more|ever|please|pls|plz|at all|any longer|no more|thanks"
            + "|thank you|thx|ty|ok|okay|on this number|from this number|at this number|about " + WHICH + TEXTS
            + "|with " + WHICH + TEXTS
            + "|this|these|like this|period|now|and remove .*|or i .*|or ill .*|im .*|i am .*))*";

    private static final String LIST = "(?:list|lists|system|systems|database|records|directory|contacts)";
    private static final String ME =
            "(?:me|us|(?:my|his|her|their) (?:phone |cell |mobile )?number|my phone|my cell|this (?:phone )?number"
                    + "|my contact(?: info(?:rmation)?)?|my info(?:rmation)?|my name|number)";
    private static final String WAITING_LIST = "wait ?list|waiting list|guest list|wish ?list";
    private static final String UNSUBSCRIBE = "(?:un ?sub?s?c?ri?be?|unsub|opt(?:ing|ed)? ?(?:me |us |my number )?out)";

    /** Whole sentences that are nothing but a stop; in a longer text about an order they may be about that. */
    private static final Predicate<String> BARE_STOP =
            whole("(?:(?:please|pls|plz|just|now|no|ok|okay|hey|ugh|omg|i said|i"
                    + " want to|can you|could you|would you|will you|you need to|for the last time|again|then|so|sorry|seriously)"
                    + " )*(?:stop|stahp|unstop|quit it|cut it out|enough|no more)(?: (?:stop|it|this|that|now|please|pls|plz|already"
                    + "|immediately|thanks|thank you|thx|all|everything|right now|asap|today|end|cancel|unsubscribe|quit|ok|enough"
                    + "|is enough|means stop|at once|for good))*");

    private static final Predicate<String> IS_ABOUT_AN_ORDER =
            part("\\b(?:orders?|package|parcel|shipment|shipping|delivery"
                    + "|refund|payment|charges?|charging|subscription|item|returns?|production|size|color|colour)\\b");

    /** Said of something else, with the same words. */
    private static final List<Predicate<String>> SOMETHING_ELSE = List.of(
            part("\\b(?:reply|text|txt|send|respond with|says?) stop to\\b"),
            part("\\b(?:cant|cannot|can not|couldnt|could not) stop " + WRITING),
            part(
                    "(?<!\\bif you )(?<!\\bif u )(?<!\\bif yall )\\b(?:dont|do not|didnt|did not|never) (?:ever |want to |want you"
                            + " to |mean to )?(?:stop|quit|unsubscribe|opt out|remove|leave)\\b"),
            part(
                    "\\b(?:did|why have|have|has) (?:you|u|i|it|they|yall)(?: guys)? (?:stop|stopped|quit|lose|unsubscribed?|opt(?:ed)? out)\\b"),
            part("\\b(?:" + WAITING_LIST + "|pre ?order list|gift (?:list|registry))\\b"),
            part("\\bopt(?:ing)? out of (?!" + WHICH + TEXTS + "|this|these|all|everything|receiving|it\\b|marketing)"),
            part("\\b(?:e ?mails?|emailing|newsletters?|catalogs?|catalogues?|calls?(?! list)|calling)\\b"
                    + "(?!.*\\b(?:text|texts|texting|txt|sms|messages?|messaging)\\b)"
                    + "(?<!\\b(?:text|texts|texting|txt|sms|messages?|messaging)\\b.{0,60})"),
            part("\\bunsubscribe from (?!" + WHICH + TEXTS + "|this|these|you|all|everything)"));

    private static final List<Predicate<String>> REQUESTS = List.of(
            // Stop texting me; no more of these; turn the alerts off.
            part("\\b(?:stop|quit|cease|end|no more|enough(?: with| of)?) (?:\\w+ ){0,2}?" + WRITING + "\\b"),
            part(
                    "\\b(?:stop|quit) sending(?: me| us| out)?(?:(?: please| pls| now| any ?more| things| anything| this| these| those"
                            + "| them| it| to me| again)*$| " + WHICH + TEXTS + "\\b)"),
            part("\\b(?:stop|cancel|end|quit|discontinue|halt|disable|deactivate|turn off|shut off|kill|cut) " + WHICH
                    + TEXTS + "(?! for my birthday)\\b"),
            part("\\bturn " + WHICH + TEXTS + " off\\b"),
            part("(?:^|\\b(?:please|pls|plz|said|want|need|okay|ok|with|had) )(?:no more|enough) " + WHICH + TEXTS
                    + "\\b"),
            // Don't text me.
            part("\\b" + NOT + " (?:ever |you ever |you |u )?" + WRITE + "(?: or (?:call|text|email|message))?" + "(?: "
                    + TO_ME + ")?" + FOR_GOOD + "$"),
            part("\\b" + NOT + " (?:ever )?(?:call or |email or )" + WRITE + "(?: " + TO_ME + ")?" + FOR_GOOD + "$"),
            part("\\b" + NOT + " (?:ever )?send (?:me |us )?" + WHICH + "(?:" + TEXTS
                    + "\\b|(?:anything|any more|anymore)(?: again" + "| please| else)?$)"),
            part(
                    "\\b(?:dont|do not|no longer|never) (?:really )?(?:want|wish|care|need|like)(?: you| u)? (?:to )?(?:(?:get|getting|receive"
                            + "|receiving|have|having|see) )?" + WHICH
                            + "(?:texts|text messages|txts|messages|msgs|sms|notifications|alerts|promos|promotions|ads|spam|offers)\\b"),
            part(
                    "\\b(?:dont|do not|no longer|never) (?:want|wish|care|need)(?: you| u)? to (?:be (?:texted|contacted|messaged|bothered"
                            + "|spammed)|hear (?:any ?(?:thing|more) )?from (?:you|u|yall|this)|" + WRITE + " (?:"
                            + TO_ME
                            + ")" + FOR_GOOD + "$)"),
            part(
                    "\\b(?:never|didnt|did not|havent|dont remember|dont recall) (?:agreed?|consent(?:ed)?|sign(?:ed|ing)?(?: up)?|ask(?:ed)?"
                            + "|opt(?:ed)? in|subscribed?|request(?:ed)?)(?: up)? (?:to |for )?(?:get |getting |receive |receiving )?"
                            + "(?:this$|any of this$|(?:to )?be(?:ing)? texted|" + WHICH + TEXTS + "\\b)"),
            part(
                    "\\b(?:revoke|withdraw|withdrawing|revoking) (?:my |all |any )?(?:consent|permission|authorization)\\b"),
            // Take me off the list.
            part("\\b(?:remove|take|delete|drop|get|scratch|scrub|erase|strike) " + ME
                    + " (?:off|from|out of|of) (?:\\w+ ){0,4}?" + "(?:" + LIST
                    + "\\b|texts\\b|messages\\b|this$|it$|here$|thing$|text(?:ing)? )"),
            part(
                    "\\b(?:remove|delete|lose|forget|erase|take off|drop) (?:me|(?:my|this|his|her|their) (?:phone |cell |mobile )?number)"
                            + "(?: (?:please|pls|plz|now|immediately|asap|thanks|thank you|ok|at once|today|off|and .*|from your .*"
                            + "|from this .*))*$(?<!account)(?<!order)(?<!profile)(?<!cart)"),
            part("\\b(?:be|get) (?:removed|taken off|unsubscribed|deleted)\\b(?! my).{0,40}(?:" + LIST
                    + "|texts|messages|this|$)"),
            part("\\b" + UNSUBSCRIBE + "\\b"),
            part("\\b(?:do not|dont|no) (?:call|contact|text|disturb) (?:list|registry)\\b"),
            // Plainly enough.
            part("\\b(?:leave|let) (?:me|us) (?:alone|be$)(?! with| in| at)"),
            whole(
                    "(?:just |please |pls |ok |now )*(?:go away|get lost|buzz off|bug off|back off|piss off|fuck off|f off|fuck you"
                            + "|screw you)(?: please| now| already| spammers?| loser| you .*)*"),
            part(
                    "\\b(?:i|im|i am|ill|i will|gonna|going to|about to) (?:be )?(?:just )?(?:block|blocking|blocked|report|reporting|reported)"
                            + " (?:you|u|this number|your number)(?: guys)?(?: (?:if|as|for (?:spam|texting|harass)|to the (?:fcc|ftc|police)|and|now|so) ?.*)?$"),
            part(
                    "\\b(?:asked|asking|told|telling|begged) (?:you|u|yall)(?: guys| people)?(?: \\w+ times?)? to (?:please )?stop(?: already| this| it)?$"),
            whole(
                    "(?:please |pls |i said |make |just )*(?:no (?:more )?(?:texts?|messages?)|take me off|it stop)(?: (?:please|pls|thanks|thank you|now))*"),
            // Whoever has the number now has never agreed to anything.
            whole(
                    "(?:sorry |i think |im afraid |um |uh |hi |hello |no |this is |its |thats |you have |you got |u have |u got |youve got |you"
                            + " must have |you are texting |youre texting |you texted |you reached |the |a |i think this is |think )*wrong"
                            + " (?:number|person|guy|phone)(?: (?:sorry|please|pls|buddy|dude|pal|man|bro|lady|i think|again|here|guys|thanks"
                            + "|stop|for .*|im not .*))*"),
            part(
                    "\\b(?:you|u|youve|yall|you guys)(?: still| clearly| must)? (?:have|got|ve got|texted|are texting|reached)(?: got)? (?:the |a )?wrong"
                            + " (?:number|person)\\b(?! of| for the| on)"),
            part(
                    "\\b(?:this|it) (?:isnt|is not|is no longer) (?:his|her|their|\\w{2,15}s?) (?:number|phone)(?: any ?more)?$"),
            // The commonest of the other language.
            part(
                    "\\bno (?:me )?(?:manden?|mandes|envien?|envies|escriban?|escribas|textee?n?|contacten)(?: \\w+){0,3}$"),
            part("\\b(?:dejen?|deja|paren?|para) de (?:mandar|enviar|escribir|textear|molestar)(?:me|nos)?\\b"),
            part("\\bno quiero (?:recibir |mas )*(?:mas )?(?:mensajes|textos)\\b"),
            part(
                    "\\b(?:quiten?|saquen?|borren?|eliminen?)(?:me|nos)?(?: mi numero)? (?:de )(?:la |su |esta )lista\\b"));

    private PlainOptOut() {}

    /** The words of the text that ask for no more texts, as they were written; absent when none do. */
    static Optional<String> in(String text) {
        String body = text.substring(0, Math.min(text.length(), LONGEST));
        boolean aboutAnOrder = IS_ABOUT_AN_ORDER.test(plain(body));
        return sentences(body)
                .filter(sentence -> !aboutAnOrder && BARE_STOP.test(plain(sentence))
                        || clauses(sentence).anyMatch(PlainOptOut::asks))
                .map(PlainOptOut::quoted)
                .findFirst();
    }

    private static boolean asks(String clause) {
        return REQUESTS.stream().anyMatch(request -> request.test(clause))
                && SOMETHING_ELSE.stream().noneMatch(other -> other.test(clause));
    }

    private static Stream<String> sentences(String text) {
        return Arrays.stream(text.split("[.!?\\n\\r;\u2026]+")).filter(sentence -> !sentence.isBlank());
    }

    private static Stream<String> clauses(String sentence) {
        return Arrays.stream(sentence.split("(?i)[,:()\u2013\u2014]+| - | but | because "))
                .map(PlainOptOut::plain);
    }

    /** Small letters and figures only, without apostrophes, one space between words. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['\u2019\u2018`\u00b4\\p{Mn}]", "")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }

    private static String quoted(String sentence) {
        String words = sentence.strip();
        return words.substring(
                0, words.offsetByCodePoints(0, Math.min(words.codePointCount(0, words.length()), LONGEST_PHRASE)));
    }

    private static Predicate<String> part(String words) {
        return Pattern.compile(words).asPredicate();
    }

    private static Predicate<String> whole(String words) {
        return Pattern.compile(words).asMatchPredicate();
    }
}
