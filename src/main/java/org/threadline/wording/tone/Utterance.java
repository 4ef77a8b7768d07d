package org.threadline.wording.tone;

import java.util.Set;

import org.threadline.brand.Voice;
import org.threadline.value.Kind;

/**
 * A text about to be said, as the customer would read it.
 *
 * @param words names of the template's words, whatever stands for them now; empty for what a person writes
 * @param stopIsDue whether it has to say how to opt out
 * @param complaint whether it answers somebody who has a reason to complain
 */
public record Utterance(
        String text,
        Kind kind,
        String brandName,
        Voice voice,
        Set<String> words,
        boolean stopIsDue,
        boolean complaint) {

    /** What an agent writes. */
    public static Utterance written(String text, String brandName, Voice voice, boolean complaint) {
        return new Utterance(text, Kind.AGENT, brandName, voice, Set.of(), false, complaint);
    }

    boolean isAutomatic() {
        return kind != Kind.AGENT;
    }

    /** The text with the plain apostrophe, whichever the keyboard had. */
    String plain() {
        return text.replace('\u2019', '\'').replace('\u2018', '\'').replace('\u00b4', '\'');
    }
}
