package org.threadline.outbound;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.threadline.consent.Purpose;
import org.threadline.message.Media;
import org.threadline.value.Kind;
import org.threadline.value.TemplateVersion;
import org.threadline.wording.Worded;

/**
 * Something to say to a customer.
 *
 * @param threadId the conversation it belongs to, or null
 * @param template what it was made from, or null when somebody wrote it
 * @param missing words that nobody knows and the template needs; then it is kept, with that reason, and never sent
 * @param author the agent who wrote it, or null for an automatic text
 * @param subject what it is about, such as {@code order:1001}, or null; see {@link OutboundMessages#cancel}
 * @param dueAt not before; null: at once
 * @param expiresAt pointless after; null: as long as its kind is of use, see {@link MaxAgeConfig}
 */
public record OutboundText(
        UUID threadId,
        Kind kind,
        Purpose purpose,
        String body,
        List<Media> media,
        TemplateVersion template,
        List<String> missing,
        String author,
        String subject,
        Instant dueAt,
        Instant expiresAt) {

    /** An automatic text, made from a template. */
    public static OutboundText automatic(Kind kind, Purpose purpose, Worded text) {
        return new OutboundText(
                null, kind, purpose, text.body(), List.of(), text.template(), text.missing(), null, null, null, null);
    }

    /** What an agent writes in a conversation. */
    public static OutboundText written(String author, UUID threadId, Purpose purpose, String body, List<Media> media) {
        return new OutboundText(threadId, Kind.AGENT, purpose, body, media, null, List.of(), author, null, null, null);
    }

    /** @param version what it is word for word, or null */
    public OutboundText madeFrom(TemplateVersion version) {
        return new OutboundText(
                threadId, kind, purpose, body, media, version, missing, author, subject, dueAt, expiresAt);
    }

    public OutboundText in(UUID thread) {
        return new OutboundText(
                thread, kind, purpose, body, media, template, missing, author, subject, dueAt, expiresAt);
    }

    public OutboundText about(String what) {
        return new OutboundText(
                threadId, kind, purpose, body, media, template, missing, author, what, dueAt, expiresAt);
    }

    public OutboundText between(Instant earliest, Instant latest) {
        return new OutboundText(
                threadId, kind, purpose, body, media, template, missing, author, subject, earliest, latest);
    }
}
