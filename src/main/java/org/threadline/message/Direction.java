package org.threadline.message;

/** Which way a message went. */
public enum Direction {
    INBOUND,
    OUTBOUND
}
