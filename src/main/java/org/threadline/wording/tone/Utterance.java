package org.threadline.wording.tone;

import java.util.Locale;
import java.util.Set;

import org.threadline.brand.Voice;
import org.threadline.value.Kind;

/**
 * A text about to be said, as the customer would read it.
 *
 * @param words names of the template's words, whatever stands for them now; empty for what a person writes
 * @param stopIsDue whether it has to say how to opt out
 * @param complaint whether it answers somebody who has a reason to complain
 * @param language of whoever reads it
 */
public record Utterance(
        String text,
        Kind kind,
        String brandName,
        Voice voice,
        Set<String> words,
        boolean stopIsDue,
        boolean complaint,
        Locale language) {

    /** What an agent writes, in English as far as is known. */
    public static Utterance written(String text, String brandName, Voice voice, boolean complaint) {
        return new Utterance(text, Kind.AGENT, brandName, voice, Set.of(), false, complaint, Locale.ENGLISH);
    }

    /** To somebody who reads this language. */
    public Utterance to(Locale theirs) {
        return new Utterance(text, kind, brandName, voice, words, stopIsDue, complaint, theirs);
    }

    boolean isAutomatic() {
        return kind != Kind.AGENT;
    }

    /** The text with the plain apostrophe, whichever the keyboard had. */
    String plain() {
        return text.replace('\u2019', '\'').replace('\u2018', '\'').replace('\u00b4', '\'');
    }
}
