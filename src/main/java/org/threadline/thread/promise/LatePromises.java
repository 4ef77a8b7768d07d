package org.threadline.thread.promise;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.brand.BusinessTime;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.message.Status;
import org.threadline.offer.Offers;
import org.threadline.offer.PromiseOffers;
import org.threadline.offer.Voucher;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.thread.SupportThread;
import org.threadline.thread.Threads;
import org.threadline.value.Kind;
import org.threadline.wording.Amounts;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/** What is done about a promise whose time has come: the customer hears once that we are still at it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class LatePromises {

    /** So soon after its time it is said although the shop has just closed. */
    private static final Duration JUST_NOW = Duration.ofMinutes(30);

    private static final Set<Status> UNSAID = EnumSet.of(Status.QUEUED, Status.CANCELED);

    private final OutboundMessages outbound;
    private final Wording wording;
    private final Threads threads;
    private final Offers offers;
    private final PromiseOffers goodwill;
    private final Event<Promise.Settled> settled;

    LatePromises(
            OutboundMessages outbound,
            Wording wording,
            Threads threads,
            Offers offers,
            PromiseOffers goodwill,
            Event<Promise.Settled> settled) {
        this.outbound = outbound;
        this.wording = wording;
        this.threads = threads;
        this.offers = offers;
        this.goodwill = goodwill;
        this.settled = settled;
    }

    /** What is about to be faced: budgets that may be spent from are taken at once, in one order. */
    void recall(List<Promise> due) {
        offers.recall(due.stream()
                .map(Promise::brand)
                .distinct()
                .filter(brand -> Brand.withKey(brand)
                        .orElseThrow()
                        .policies()
                        .promises()
                        .ownGoodwill()
                        .isPresent())
                .toList());
    }

    /** @param customer whose it is, locked */
    void face(Promise promise, Customer customer, Instant now) {
        Brand brand = Brand.withKey(promise.brand()).orElseThrow();
        SupportThread thread = SupportThread.findById(promise.threadId(), LockModeType.PESSIMISTIC_WRITE);
        boolean awaited = isAwaited(promise, thread);
        boolean news = awaited
                ? promise.passed(brand.timeZone())
                : promise.over(promise.said().dueAt(), brand.timeZone());
        if (news) {
            settled.fire(new Promise.Settled(promise.outcome()));
        }
        if (awaited) {
            tellOrWait(promise, thread, customer, brand, now);
        }
    }

    /** An acknowledgement that the gate has held back promised nothing. */
    private static boolean isAwaited(Promise promise, SupportThread thread) {
        Message acknowledgement = Message.findById(promise.said().messageId());
        return thread.waitingSince() != null
                && thread.status() != SupportThread.Status.RESOLVED
                && !UNSAID.contains(acknowledgement.status());
    }

    private void tellOrWait(Promise promise, SupportThread thread, Customer customer, Brand brand, Instant now) {
        BusinessTime time = brand.businessTime();
        boolean justNow = now.isBefore(promise.said().dueAt().plus(JUST_NOW));
        if (!brand.policies().promises().stillOnIt()) {
            promise.toldWith(null);
        } else if (justNow || time.isOpen(now)) {
            promise.toldWith(tell(promise, thread, customer, brand).id());
        } else {
            promise.askAgain(time.nextOpening(now).map(ZonedDateTime::toInstant).orElse(null));
        }
    }

    private Message tell(Promise promise, SupportThread thread, Customer customer, Brand brand) {
        Optional<Voucher> offer = goodwill.offer(brand, customer, thread.id());
        Worded words = offer.map(voucher -> wording.word(
                        Occasion.STILL_ON_IT_OFFER,
                        brand,
                        customer,
                        Words.of("offer", Amounts.said(voucher.amount())).and("code", voucher.code())))
                .orElseGet(() -> wording.word(Occasion.STILL_ON_IT, brand, customer, Words.NONE));
        Message said = outbound.enqueue(
                customer,
                OutboundText.automatic(Kind.STILL_ON_IT, Purpose.SUPPORT, words)
                        .in(thread.id())
                        .about(promise.subject()));
        offer.ifPresent(voucher -> offers.tellBy(voucher, said.id()));
        if (said.status() == Status.CANCELED) {
            // A word was missing, which was known before the offer knew its text.
            offers.takeBack(said.id());
        }
        threads.note(thread, said);
        return said;
    }
}
