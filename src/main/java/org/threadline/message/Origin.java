package org.threadline.message;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

import org.threadline.value.TemplateVersion;

/**
 * What a message goes back to.
 *
 * @param purpose name of the consent purpose that it needs
 * @param template what it was made from, or null when somebody wrote it
 * @param author the agent who wrote it, or null
 * @param subject what it is about, such as {@code order:1001}; null for conversation
 */
@Embeddable
public record Origin(
        @Column(nullable = false, updatable = false) String purpose,
        @Embedded TemplateVersion template,
        String author,
        String subject) {}
