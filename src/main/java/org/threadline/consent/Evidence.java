package org.threadline.consent;

import java.util.UUID;

/**
 * What stands behind an entry of the ledger.
 *
 * @param source where it was said: {@link #KEYWORD}, {@link #CARRIER}, {@link #AGENT}, {@link #KEPT}, or the shop's own word such as
 *     {@code checkout}
 * @param wording what was said or agreed to, or null
 * @param address IP address it came from, or null
 * @param messageId the text that said it, or null
 * @param author the person who has written it down, or null
 */
public record Evidence(String source, String wording, String address, UUID messageId, String author) {

    /** A keyword that the customer has texted. */
    public static final String KEYWORD = "keyword";

    /** The carrier says that the number has opted out. */
    public static final String CARRIER = "carrier";

    /** An agent has written down what the customer said in words of their own. */
    public static final String AGENT = "agent";

    /** Withdrawn before the customer was erased, and found again by their number; only a keyword undoes it. */
    public static final String KEPT = "kept";

    /** What nobody had to write down: the customer or a machine has said it to us. */
    public Evidence(String source, String wording, String address, UUID messageId) {
        this(source, wording, address, messageId, null);
    }
}
