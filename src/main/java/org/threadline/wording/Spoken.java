package org.threadline.wording;

import java.util.Locale;

/** Something that is said in other words in another language: a day, a wait, an amount. */
@FunctionalInterface
public interface Spoken {

    /**
     * @param language of the text around it, with its country where that is known
     * @return null or blank when there is nothing to say
     */
    String in(Locale language);

    /** A name, a number, an address: the same everywhere. */
    static Spoken asIs(String word) {
        return language -> word;
    }
}
