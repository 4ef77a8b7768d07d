package org.threadline.inbound;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How texts are read that a machine may act upon: all of their words count, and nothing but words and figures. */
final class PlainWords {

    /** Number of an order, in the group {@code id}. */
    static final String NUMBER = "(?: (?:number |no |nr |num |id )?(?<id>[a-z]{0,6} ?\\d[a-z0-9]*(?: \\d+)*))?";

    /** What people begin with. */
    static final String GREETING =
            "hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|there|team|guys|everyone|folks"
                    + "|all|sir|madam|please|pls|plz|ok|okay|so|um|excuse me|sorry to bother(?: you)?";

    /** What they end with. */
    static final String BYE =
            "(?: (?:please|pls|plz|thanks|thank you|thx|ty|cheers|now|right now|today|currently|at the moment|so much"
                    + "|very much|a lot|in advance|kindly|exactly))*";

    /** "Where is it?!" is no question any more. */
    private static final Pattern ANGER = Pattern.compile("[!?]\\s*!|!\\s*\\?|\\?{3}");

    private PlainWords() {}

    /** Whether it is shouted: then a person should read it. */
    static boolean isAngry(String text) {
        return ANGER.matcher(text).find();
    }

    /** Small letters and figures only, without apostrophes, one space between words. */
    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['\u2019\u2018`\u00b4\\p{Mn}]", "")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }

    /** The number of an order that a text names, as it is compared; null when it names none. */
    static String named(Matcher text) {
        boolean names = text.pattern().namedGroups().containsKey("id");
        String id = names ? text.group("id") : null;
        return id == null ? null : squeezed(id);
    }

    /** @param named as {@link #named} gives it: null may mean every order */
    static boolean mayMean(String named, String orderId) {
        return named == null || named.equals(squeezed(of(orderId)));
    }

    static List<Pattern> patterns(Stream<String> words) {
        return words.map(Pattern::compile).toList();
    }

    private static String squeezed(String words) {
        return words.replace(" ", "");
    }
}
