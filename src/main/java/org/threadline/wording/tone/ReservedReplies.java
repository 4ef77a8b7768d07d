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
    private static final String OPENING =
            "(?i:\\s+(?:back|with|us|the|word|keyword|a|con|la|palabra|avec|le|mot|sie|mit|dem|wort))*\\s+[\"'\u201c]?";

    /** In Spanish, French and German; there the word itself must stand in capitals. */
    private static final String ELSEWHERE =
            "responde|responda|contesta|conteste|escribe|escriba|env[i\u00ed]a|env[i\u00ed]e"
                    + "|manda|o|r[e\u00e9]pond(?:s|ez)|envoie|envoyez|[e\u00e9]cri(?:s|vez)|tape[sz]?|ou"
                    + "|antworte|antworten|schreib|schreibe|schreiben|sende|senden|oder";

    /** "Send help" asks for nothing; "Send HELP" does. */
    private static final Pattern ASKED = Pattern.compile("(?:\\b(?i:reply|text|respond)" + OPENING + "(?<word>(?i:"
            + RESERVED
            + "))|\\b(?i:answer|send|type|write|enter|or|" + ELSEWHERE + ")" + OPENING + "(?<other>" + RESERVED + "))"
            + "(?![\\p{L}'])[\"'\u201d]?(?<rest>[^.!?\\n]{0,60})");

    private static final Pattern TO_STOP = Pattern.compile(
            "(?i)^\\s*(?:to|2|and|for)\\s+.*\\b(?:stop|end|opt|unsubscribe|no more|texts?|messages?|it ends?)\\b.*"
                    + "|^[\\s,]*(?:para|pour|um|f[u\u00fc]r|y|et|und)\\s+.*\\b(?:baja|no recibir|mensajes?|textos?|ne plus|d[e\u00e9]s(?:abonn|inscri)\\p{L}*"
                    + "|messages?|sms|keine|abmeld\\p{L}*|abbestell\\p{L}*|nachrichten)(?!\\p{L}).*|^\\s*(?:at any time)?\\s*$");
    private static final Pattern TO_START = Pattern.compile(
            "(?i)^.*\\b(?:hear|subscribe|resume|again|back|texts?|messages?|suscrib\\p{L}*|recibir|mensajes?|recevoir|abonner"
                    + "|wieder|nachrichten)\\b.*");
    private static final Pattern TO_BE_HELPED = Pattern.compile(
            "(?i)^\\s*(?:for|4|para|pour|f[u\u00fc]r)\\s+(?:help|info\\w*|support|(?:recibir |obtener )?ayuda|(?:de l')?aide|hilfe)\\b.*|^\\s*$");

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
