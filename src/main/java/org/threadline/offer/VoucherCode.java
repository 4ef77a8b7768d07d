package org.threadline.offer;

import java.security.SecureRandom;

/** Codes that nobody guesses and everybody can read out: no letters or digits that look or sound alike. */
final class VoucherCode {

    private static final String ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679";
    private static final int GROUPS = 3;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private VoucherCode() {}

    /** One of 25<sup>12</sup>, such as {@code HX3K-9QTM-CWA7}. */
    static String draw() {
        var code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
