package org.threadline.thread;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

import jakarta.ws.rs.BadRequestException;

/** Tags as they are stored: each once, in small letters, so that "VIP" and "vip " are one; in alphabetical order. */
final class TagList {

    private static final int MOST = 20;
    private static final int LONGEST = 40;

    private TagList() {}

    /** @throws BadRequestException when they are too many, or one is empty, too long or holds control characters */
    static List<String> of(List<String> written) {
        List<String> tags =
                written.stream().map(TagList::normal).distinct().sorted().toList();
        if (tags.size() > MOST) {
            throw new BadRequestException("a thread has at most " + MOST + " tags");
        }
        for (String tag : tags) {
            if (tag.isEmpty() || tag.length() > LONGEST || tag.chars().anyMatch(Character::isISOControl)) {
                throw new BadRequestException("a tag has 1 to " + LONGEST + " characters, none of them invisible");
            }
        }
        return tags;
    }

    /** One tag, as a filter names it. */
    static String normal(String tag) {
        return Normalizer.normalize(tag, Normalizer.Form.NFC)
                .strip()
                .replaceAll("[ \\t\\n\\u00A0]+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
