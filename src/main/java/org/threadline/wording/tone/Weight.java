package org.threadline.wording.tone;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.threadline.wording.Segments;
import org.threadline.wording.Segments.Encoding;

/** What a text weighs and so costs: its length, and the characters that more than double it. */
final class Weight implements ToneCheck.Rule {

    /** More than that is a letter. */
    private static final int MOST = 3;

    @Override
    public Stream<Finding> findings(Utterance utterance) {
        Segments segments = Segments.of(utterance.text());
        return Stream.concat(length(utterance, segments), encoding(utterance, segments));
    }

    private static Stream<Finding> length(Utterance utterance, Segments segments) {
        if (segments.count() == 1) {
            return Stream.empty();
        }
        String suggestion = "It is sent and paid as " + segments.count() + " texts. Shorten it by "
                + Segments.excess(utterance.text()) + " characters to make it one.";
        return Stream.of(
                utterance.isAutomatic() && segments.count() > MOST
                        ? Finding.error("too-long", null, suggestion)
                        : Finding.warning("segments", null, suggestion));
    }

    private static Stream<Finding> encoding(Utterance utterance, Segments segments) {
        if (segments.encoding() == Encoding.GSM_7) {
            return Stream.empty();
        }
        String outside = utterance
                .text()
                .codePoints()
                .filter(character -> !Segments.isGsm7(character))
                .distinct()
                .limit(10)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return Stream.of(
                Finding.warning(
                        "encoding",
                        outside,
                        "These characters leave room for 70 instead of 160 in each text; plain ones stand in for most of them."));
    }
}
