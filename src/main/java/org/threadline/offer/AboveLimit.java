package org.threadline.offer;

/** Whoever would give it may not: it is more than their role gives, or they have asked for it themselves. */
public class AboveLimit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AboveLimit(String message) {
        super(message);
    }
}
