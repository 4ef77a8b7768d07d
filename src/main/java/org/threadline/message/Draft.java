package org.threadline.message;

import java.time.Instant;
import java.util.UUID;

import org.threadline.value.Kind;
import org.threadline.value.PhoneNumber;
import org.threadline.value.TemplateVersion;

/**
 * All that a message is made of.
 *
 * @param threadId null when it belongs to no conversation yet
 * @param purpose name of the consent purpose it needs
 * @param sender our number: the one texted, or the one to text from
 * @param template what it was made from, or null
 * @param author the agent's id, or null
 * @param subject what it is about, such as {@code order:1001}; null for conversation
 * @param dueAt not before; null for inbound
 * @param expiresAt pointless after; null when it never is
 */
public record Draft(
        UUID id,
        String brand,
        UUID customerId,
        UUID threadId,
        Kind kind,
        String purpose,
        Words words,
        PhoneNumber sender,
        TemplateVersion template,
        String author,
        String subject,
        Instant dueAt,
        Instant expiresAt) {

    Origin origin() {
        return new Origin(purpose, template, author, subject);
    }
}
