package org.threadline.wording.tone;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carriers filter links of shorteners that anybody may use, and customers do not see where they lead. */
final class PublicShorteners implements ToneCheck.Rule {

    private static final List<String> HOSTS = List.of(
            "adf.ly",
            "bit.ly",
            "bitly.com",
            "bl.ink",
            "buff.ly",
            "cutt.ly",
            "goo.gl",
            "is.gd",
            "j.mp",
            "lnkd.in",
            "ow.ly",
            "rb.gy",
            "rebrand.ly",
            "s.id",
            "short.io",
            "shorte.st",
            "shorturl.at",
            "soo.gd",
            "t.co",
            "t.ly",
            "tiny.cc",
            "tinyurl.com",
            "trib.al",
            "urlz.fr",
            "v.gd",
            "x.co");

    private static final Pattern LINK = Pattern.compile(
            "(?<![\\p{L}\\p{N}.@/-])(?:https?://)?(?:www\\.)?(?:"
                    + HOSTS.stream().map(Pattern::quote).collect(Collectors.joining("|"))
                    + ")(?![\\p{L}\\p{N}-]|\\.\\p{L})(?:/\\S*)?",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Finding> findings(Utterance utterance) {
        return LINK.matcher(utterance.text())
                .results()
                .map(link -> Finding.error(
                        "public-shortener",
                        link.group(),
                        "Use a link of the shop's own domain; carriers filter shared shorteners."));
    }
}
