package org.threadline.wording;

import org.threadline.brand.Voice;

/** A brand's signature stands behind a text where it costs nothing: where no further segment begins with it. */
public final class Signature {

    private Signature() {}

    public static String behind(String text, Voice voice) {
        if (voice.signature() == null || voice.signature().isBlank()) {
            return text;
        }
        String signed = text + " " + voice.signature().strip();
        return Segments.of(signed).equals(Segments.of(text)) ? signed : text;
    }
}
