package org.threadline.inbound;

import java.util.Map;
import java.util.Optional;

import org.threadline.value.Updates;

/** "LESS" and "MORE", when they are the whole text, say how much of deliveries somebody wants to hear of. */
final class UpdatesWish {

    /** In the languages in which we name them (wording/phrases), with and without accents. */
    private static final Map<String, Updates> WORDS = Map.of(
            "LESS", Updates.DELIVERY_DAY,
            "MENOS", Updates.DELIVERY_DAY,
            "MOINS", Updates.DELIVERY_DAY,
            "WENIGER", Updates.DELIVERY_DAY,
            "MORE", Updates.EVERY_STEP,
            "MAS", Updates.EVERY_STEP,
            "M\u00c1S", Updates.EVERY_STEP,
            "PLUS", Updates.EVERY_STEP,
            "MEHR", Updates.EVERY_STEP);

    private UpdatesWish() {}

    static Optional<Updates> in(String text) {
        return Optional.ofNullable(WORDS.get(Keyword.word(text)));
    }
}
