package org.threadline.brand.team;

/** Another team of the brand has this name. */
public class NameTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NameTaken() {
        super("Another team of the brand has this name; take another.");
    }
}
