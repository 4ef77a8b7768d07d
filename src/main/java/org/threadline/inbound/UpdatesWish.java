package org.threadline.inbound;

import java.util.Map;
import java.util.Optional;

import org.threadline.value.Updates;

/** "LESS" and "MORE", when they are the whole text, say how much of deliveries somebody wants to hear of. */
final class UpdatesWish {

    private static final Map<String, Updates> WORDS = Map.of("LESS", Updates.DELIVERY_DAY, "MORE", Updates.EVERY_STEP);

    private UpdatesWish() {}

    static Optional<Updates> in(String text) {
        return Optional.ofNullable(WORDS.get(Keyword.word(text)));
    }
}
