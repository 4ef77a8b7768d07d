package org.threadline.thread;

/** How urgent a conversation is, as an agent sees it. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH
}
