package org.threadline.message;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A picture or file of a message, by reference.
 *
 * @param url where it lies; for inbound media at the carrier, behind its authentication
 * @param contentType such as {@code image/jpeg}, or null when unknown
 */
public record Media(String url, @Schema(nullable = true) String contentType) {}
