package org.threadline.thread;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.offer.Gesture;
import org.threadline.offer.Goodwill;
import org.threadline.offer.VoucherView;
import org.threadline.security.audit.Deed;
import org.threadline.thread.OwnThreads.Locked;

/** Gestures in a conversation. Any agent of the brand may make one, whoever holds the thread. */
@ApplicationScoped
class GoodwillDesk {

    private final OwnThreads own;
    private final Goodwill goodwill;
    private final Deed deed;

    GoodwillDesk(OwnThreads own, Goodwill goodwill, Deed deed) {
        this.own = own;
        this.goodwill = goodwill;
        this.deed = deed;
    }

    @Transactional
    VoucherView give(UUID id, String ifMatch, GoodwillRequest request) {
        Locked locked = own.lock(id);
        SupportThread thread = locked.thread();
        EntityTags.refuseStale(ifMatch, thread.version());
        VoucherView voucher = goodwill.give(
                locked.customer(), new Gesture(thread.id(), thread.orderId(), request.amount(), request.reason()));
        deed.with("voucher", voucher.id());
        deed.with("state", voucher.state());
        return voucher;
    }
}
