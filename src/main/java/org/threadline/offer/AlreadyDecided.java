package org.threadline.offer;

import java.util.Locale;

/** Somebody has given or refused it before. */
public class AlreadyDecided extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlreadyDecided(Voucher voucher) {
        super("It was " + voucher.state().name().toLowerCase(Locale.ROOT)
                + (voucher.decidedBy() == null ? "" : " by " + voucher.decidedBy()) + " before.");
    }
}
