package org.threadline.twilio;

import java.net.URI;
import java.util.Optional;

import org.threadline.message.Media;
import org.threadline.outbound.OutgoingText;

/** What the carrier would refuse, known before it is asked, under the codes that it has for it. */
final class TwilioLimits {

    private static final int LONGEST_BODY = 1600;
    private static final int MOST_MEDIA = 10;

    private static final String TOO_LONG = "21617";
    private static final String BAD_MEDIA = "21620";
    private static final String TOO_MANY_MEDIA = "21623";

    private TwilioLimits() {}

    /** The code that the text would be refused with. */
    static Optional<String> brokenBy(OutgoingText text) {
        if (text.body().length() > LONGEST_BODY) {
            return Optional.of(TOO_LONG);
        }
        if (text.media().size() > MOST_MEDIA) {
            return Optional.of(TOO_MANY_MEDIA);
        }
        return text.media().stream().allMatch(TwilioLimits::canBeFetched) ? Optional.empty() : Optional.of(BAD_MEDIA);
    }

    private static boolean canBeFetched(Media media) {
        try {
            return URI.create(media.url()).getHost() != null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
