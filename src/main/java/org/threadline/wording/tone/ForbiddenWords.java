package org.threadline.wording.tone;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words that the brand does not want to be heard saying. */
final class ForbiddenWords implements ToneCheck.Rule {

    @Override
    public Stream<Finding> findings(Utterance utterance) {
        return utterance.voice().forbiddenWords().stream()
                .flatMap(word -> wholeWord(word)
                        .matcher(utterance.plain())
                        .results()
                        .limit(1)
                        .map(found -> Finding.error(
                                "forbidden-word",
                                found.group(),
                                "Say it in other words: the brand does not use these.")));
    }

    private static Pattern wholeWord(String word) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(word.strip().replace('\u2019', '\'')) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
