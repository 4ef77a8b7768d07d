package org.threadline.local.carrier;

import java.time.Instant;
import java.util.List;

/** One message as the carrier knows it. */
record Text(
        String sid,
        Direction direction,
        String from,
        String to,
        String body,
        List<Media> media,
        String messagingServiceSid,
        String statusCallback,
        Instant acceptedAt,
        Progress progress) {

    enum Direction {
        INBOUND("inbound"),
        OUTBOUND_API("outbound-api"),
        OUTBOUND_REPLY("outbound-reply");

        private final String word;

        Direction(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    record Media(String url, String contentType) {}

    record Progress(String status, Integer errorCode, Instant sentAt, Instant updatedAt) {}

    static Text inbound(String sid, Texted texted, List<Media> media) {
        var now = texted.sentAt() == null ? Instant.now() : Instant.parse(texted.sentAt());
        return new Text(
                sid,
                Direction.INBOUND,
                texted.from(),
                texted.to(),
                texted.body(),
                media,
                texted.messagingServiceSid(),
                null,
                now,
                new Progress("received", null, now, now));
    }

    /** What the carrier itself answers to a keyword. */
    static Text reply(String sid, Texted to, String body) {
        var now = Instant.now();
        return new Text(
                sid,
                Direction.OUTBOUND_REPLY,
                to.to(),
                to.from(),
                body,
                List.of(),
                to.messagingServiceSid(),
                null,
                now,
                new Progress("delivered", null, now, now));
    }

    String status() {
        return progress.status();
    }

    boolean inbound() {
        return direction == Direction.INBOUND;
    }

    boolean isFinal() {
        return !"queued".equals(status()) && !"sent".equals(status());
    }

    int numSegments() {
        return Segments.of(body);
    }

    Text with(Progress next) {
        return new Text(sid, direction, from, to, body, media, messagingServiceSid, statusCallback, acceptedAt, next);
    }

    /** Its media stay; they are deleted by themselves. */
    Text redacted() {
        return new Text(sid, direction, from, to, "", media, messagingServiceSid, statusCallback, acceptedAt, progress);
    }

    /** Without the picture of this id. */
    Text without(String mediaSid) {
        var left = media.stream()
                .filter(one -> !one.url().endsWith("/" + mediaSid))
                .toList();
        return new Text(
                sid, direction, from, to, body, left, messagingServiceSid, statusCallback, acceptedAt, progress);
    }
}
