package org.threadline.wording.editing;

/** Somebody has edited the template since the caller read it ({@code If-Match} does not match). */
public class StaleTemplate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleTemplate() {
        super("The template has been edited since you read it; read it again.");
    }
}
