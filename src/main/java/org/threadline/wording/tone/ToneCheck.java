package org.threadline.wording.tone;

import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order in which somebody would want to hear of them. */
public final class ToneCheck {

    /** One thing to look at. */
    @FunctionalInterface
    interface Rule {

        Stream<Finding> findings(Utterance utterance);
    }

    private static final List<Rule> RULES = List.of(
            new Secrets(),
            new ReservedReplies(),
            new PublicShorteners(),
            new WhoAndHowToStop(),
            new ForbiddenWords(),
            new NegativeWording(),
            new ComplaintChecklist(),
            new Weight());

    private ToneCheck() {}

    public static List<Finding> of(Utterance utterance) {
        return RULES.stream()
                .flatMap(rule -> rule.findings(utterance))
                .distinct()
                .toList();
    }
}
