package org.threadline.local.carrier;

/** How many parts a text is billed as: 7-bit unless one character needs UCS-2. */
final class Segments {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "^{}\\[~]|€\f";

    private Segments() {}

    static int of(String body) {
        if (body.isEmpty()) {
            return 1;
        }
        var septets = 0;
        for (var i = 0; i < body.length(); i++) {
            var character = body.charAt(i);
            if (EXTENDED.indexOf(character) >= 0) {
                septets += 2;
            } else if (BASIC.indexOf(character) >= 0) {
                septets++;
            } else {
                return parts(body.length(), 70, 67);
            }
        }
        return parts(septets, 160, 153);
    }

    private static int parts(int length, int single, int each) {
        return length <= single ? 1 : Math.ceilDiv(length, each);
    }
}
