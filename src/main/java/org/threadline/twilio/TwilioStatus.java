package org.threadline.twilio;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.threadline.message.Status;

/** The carrier's words for how far a message is, in ours. */
final class TwilioStatus {

    private static final Map<String, Status> OURS = Map.of(
            "accepted", Status.ACCEPTED,
            "scheduled", Status.ACCEPTED,
            "queued", Status.ACCEPTED,
            "sending", Status.ACCEPTED,
            "sent", Status.SENT,
            "delivered", Status.DELIVERED,
            "read", Status.DELIVERED,
            "undelivered", Status.UNDELIVERED,
            "failed", Status.FAILED,
            "canceled", Status.FAILED);

    private TwilioStatus() {}

    /** Empty for a word that we do not know. */
    static Optional<Status> of(String word) {
        return Optional.ofNullable(OURS.get(word.toLowerCase(Locale.ROOT)));
    }

    /** A stranger's word, made fit for a log line. */
    static String safe(String word) {
        return word.replaceAll("[^A-Za-z0-9_-]", "?").substring(0, Math.min(word.length(), 20));
    }
}
