package org.threadline.wording;

import java.text.Normalizer;
import java.util.stream.Collectors;

/**
 * How a text is cut for the air: the unit in which carriers count, bill and limit.
 *
 * @param encoding of the whole text; one character outside GSM-7 turns all of it to UCS-2
 * @param count number of segments, at least 1
 */
public record Segments(Encoding encoding, int count) {

    /** The two alphabets of SMS, with what fits into one text and into each part of a long one. */
    public enum Encoding {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int single;
        private final int part;

        Encoding(int single, int part) {
            this.single = single;
            this.part = part;
        }
    }

    private static final String BASIC =
            "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r\u00c5\u00e5\u0394_\u03a6\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e"
                    + "\u00c6\u00e6\u00df\u00c9 !\"#\u00a4%&'()*+,-./0123456789:;<=>?\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7"
                    + "\u00bfabcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0";
    private static final String ESCAPED = "^{}\\[~]|\u20ac\f";

    public static Segments of(String text) {
        return text.chars().allMatch(Segments::isGsm7) ? gsm7(text) : ucs2(text);
    }

    /** By how many characters a text is too long for one segment of its alphabet; 0 when it fits. */
    public static int excess(String text) {
        boolean gsm7 = text.chars().allMatch(Segments::isGsm7);
        int length = gsm7 ? text.chars().map(Segments::septets).sum() : text.length();
        return Math.max(0, length - (gsm7 ? Encoding.GSM_7 : Encoding.UCS_2).single);
    }

    /** Whether a character is one of those that leave a text in the smaller alphabet. */
    public static boolean isGsm7(int character) {
        return BASIC.indexOf(character) >= 0 || ESCAPED.indexOf(character) >= 0;
    }

    /**
     * The text in the smaller alphabet, as far as a letter without its accent will do: people write "sabado" when they
     * text, and pay for one text instead of two.
     */
    public static String plain(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(Segments::plainSign)
                .collect(Collectors.joining());
    }

    private static String plainSign(String sign) {
        if (isGsm7(sign.codePointAt(0))) {
            return sign;
        }
        String bare = Normalizer.normalize(sign, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        return !bare.isEmpty() && bare.chars().allMatch(Segments::isGsm7) ? bare : sign;
    }

    private static Segments gsm7(String text) {
        int length = text.chars().map(Segments::septets).sum();
        if (length <= Encoding.GSM_7.single) {
            return new Segments(Encoding.GSM_7, 1);
        }
        // An escape and its character stay in one part.
        int parts = 1;
        int used = 0;
        for (int i = 0; i < text.length(); i++) {
            int needed = septets(text.charAt(i));
            if (used + needed > Encoding.GSM_7.part) {
                parts++;
                used = 0;
            }
            used += needed;
        }
        return new Segments(Encoding.GSM_7, parts);
    }

    private static int septets(int character) {
        return ESCAPED.indexOf(character) >= 0 ? 2 : 1;
    }

    private static Segments ucs2(String text) {
        if (text.length() <= Encoding.UCS_2.single) {
            return new Segments(Encoding.UCS_2, 1);
        }
        // A pair of surrogates stays in one part.
        int parts = 1;
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int needed = Character.charCount(text.codePointAt(i));
            if (used + needed > Encoding.UCS_2.part) {
                parts++;
                used = 0;
            }
            used += needed;
        }
        return new Segments(Encoding.UCS_2, parts);
    }
}
