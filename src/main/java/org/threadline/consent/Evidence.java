package org.threadline.consent;

import java.util.UUID;

/**
 * What stands behind an entry of the ledger.
 *
 * @param source where it was said: {@link #KEYWORD}, {@link #CARRIER}, or the shop's own word such as {@code checkout}
 * @param wording what was said or agreed to, or null
 * @param address IP address it came from, or null
 * @param messageId the text that said it, or null
 */
public record Evidence(String source, String wording, String address, UUID messageId) {

    /** A keyword that the customer has texted. */
    public static final String KEYWORD = "keyword";

    /** The carrier says that the number has opted out. */
    public static final String CARRIER = "carrier";
}
