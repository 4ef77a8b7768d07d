package org.threadline.local.carrier;

import java.math.BigDecimal;
import java.util.Set;

/** What a text costs, as Twilio tells it: negative, and only once the text has come to its end. */
final class Prices {

    private static final BigDecimal SEGMENT = new BigDecimal("-0.00790");
    private static final BigDecimal WITH_PICTURES = new BigDecimal("-0.02000");
    private static final Set<String> CHARGED = Set.of("delivered", "undelivered", "received");

    private Prices() {}

    /** Null as long as it is not known; nothing is charged for what was never handed on. */
    static String of(Text text) {
        if (!CHARGED.contains(text.status())) {
            return null;
        }
        var price = text.media().isEmpty() ? SEGMENT.multiply(BigDecimal.valueOf(text.numSegments())) : WITH_PICTURES;
        return price.toPlainString();
    }
}
