package org.threadline.offer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

/** Keeps which codes were used, as far as the shop says so. Its checkout decides whether one is good; we only hear of it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Redemptions {

    private final Event<Voucher.Redeemed> redeemed;

    Redemptions(Event<Voucher.Redeemed> redeemed) {
        this.redeemed = redeemed;
    }

    /**
     * Each code counts once, for the order that is heard of first. Codes that are none of ours are the shop's own.
     *
     * @param codes as customers have entered them
     * @param at when the order was placed
     */
    public void take(String brand, String orderId, List<String> codes, Instant at) {
        if (codes.isEmpty()) {
            return;
        }
        List<String> plain = codes.stream()
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .toList();
        lockUnused(brand, plain).forEach(voucher -> {
            voucher.redeem(orderId, at);
            redeemed.fire(new Voucher.Redeemed(voucher));
        });
    }

    /** Those of these codes that are good and that nobody has used yet. */
    private static List<Voucher> lockUnused(String brand, List<String> codes) {
        return Voucher.<Voucher>find(
                        "brand = ?1 and code in ?2 and state = ?3 and redemption.at is null order by id",
                        brand,
                        codes,
                        Voucher.State.GIVEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
