package org.threadline.offer;

/** Somebody has given or refused it before. */
public class AlreadyDecided extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlreadyDecided(Voucher voucher) {
        super("It was " + (voucher.state() == Voucher.State.GIVEN ? "given" : "refused") + " by " + voucher.decidedBy()
                + " before.");
    }
}
