package org.threadline.events.live;

/** There is no place for another stream. */
public class NoPlace extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean ofThisCaller;

    private NoPlace(String detail, boolean ofThisCaller) {
        super(detail);
        this.ofThisCaller = ofThisCaller;
    }

    static NoPlace notHere(String detail) {
        return new NoPlace(detail, false);
    }

    static NoPlace tooMany(String detail) {
        return new NoPlace(detail, true);
    }

    /** Whether it is the caller who holds too many, and not this replica. */
    public boolean isOfThisCaller() {
        return ofThisCaller;
    }
}
