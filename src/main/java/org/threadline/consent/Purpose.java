package org.threadline.consent;

/** What a text is for. Consent is given and withdrawn for each by itself. */
public enum Purpose {
    /** Answers to somebody who has texted us. Allowed unless withdrawn. */
    SUPPORT(true),
    /** News of an order that somebody has placed. Allowed unless withdrawn. */
    TRANSACTIONAL(true),
    /** Everything that sells. Allowed only when granted. */
    MARKETING(false);

    private final boolean allowedUntilWithdrawn;

    Purpose(boolean allowedUntilWithdrawn) {
        this.allowedUntilWithdrawn = allowedUntilWithdrawn;
    }

    public boolean isAllowedUntilWithdrawn() {
        return allowedUntilWithdrawn;
    }
}
