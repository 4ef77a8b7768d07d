package org.threadline.wording.tone;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An automatic text says who writes; and where the law wants it, how to have no more of them. */
final class WhoAndHowToStop implements ToneCheck.Rule {

    private static final Pattern STOP = Pattern.compile("\\bSTOP\\b");

    @Override
    public Stream<Finding> findings(Utterance utterance) {
        Stream<Finding> who = utterance.isAutomatic() && !says(utterance, utterance.brandName())
                ? Stream.of(Finding.error("brand-missing", null, "Say who writes: {brand}."))
                : Stream.empty();
        Stream<Finding> how =
                utterance.stopIsDue() && !STOP.matcher(utterance.text()).find()
                        ? Stream.of(Finding.error("opt-out-missing", null, "End with: Reply STOP to opt out."))
                        : Stream.empty();
        return Stream.concat(who, how);
    }

    private static boolean says(Utterance utterance, String name) {
        return utterance.text().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }
}
