package org.threadline.offer;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;

import org.threadline.brand.Brand;
import org.threadline.brand.Latitude;
import org.threadline.customer.Customer;
import org.threadline.security.Caller;
import org.threadline.value.Money;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/**
 * Gestures within guard rails: up to their limit people give by themselves, above it somebody with a higher one decides.
 * What a customer was given lately is added up under the customer's lock, so two who give at once do not give twice the
 * limit.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Goodwill {

    private final Caller caller;
    private final Event<Voucher.Changed> changed;
    private final Clock clock;

    Goodwill(Caller caller, Event<Voucher.Changed> changed, Clock clock) {
        this.caller = caller;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Gives a voucher, or leaves it to somebody who may give so much.
     *
     * @param customer locked
     */
    public VoucherView give(Customer customer, Gesture gesture) {
        Latitude latitude = latitude(customer.brand());
        Money amount = new Money(gesture.amount(), latitude.currency());
        if (amount.amount().signum() <= 0) {
            throw new BadRequestException("amount is less than can be paid in " + latitude.currency());
        }
        Instant now = clock.instant();
        var voucher = new Voucher(customer, Cause.of(gesture), amount, gesture.reason(), caller.id(), now);
        if (mayGive(customer, amount, latitude, now)) {
            voucher.give(VoucherCode.draw(), caller.id(), now, latitude.validity());
        }
        voucher.persistAndFlush();
        changed.fire(new Voucher.Changed(voucher));
        return VoucherView.of(voucher);
    }

    /**
     * Gives what was asked for.
     *
     * @param voucher locked, and its customer before it
     */
    VoucherView approve(Voucher voucher, Customer customer) {
        refuseDecided(voucher);
        if (voucher.askedBy().equals(caller.id())) {
            throw new AboveLimit("You have asked for it; somebody else must give it.");
        }
        Latitude latitude = latitude(voucher.brand());
        Instant now = clock.instant();
        if (!mayGive(customer, voucher.amount(), latitude, now)) {
            throw new AboveLimit("With what the customer was given in " + latitude.withinDays()
                    + " days it is more than a supervisor may give; an admin may.");
        }
        voucher.give(VoucherCode.draw(), caller.id(), now, latitude.validity());
        changed.fire(new Voucher.Changed(voucher));
        return VoucherView.of(voucher);
    }

    VoucherView refuse(Voucher voucher) {
        refuseDecided(voucher);
        voucher.refuse(caller.id(), clock.instant());
        changed.fire(new Voucher.Changed(voucher));
        return VoucherView.of(voucher);
    }

    /** What each of these customers was given and can still use, the newest first; whoever has nothing is absent. */
    public Map<UUID, List<VoucherView>> usable(Collection<UUID> customers) {
        return Voucher.usable(customers, clock.instant()).stream()
                .collect(groupingBy(Voucher::customerId, mapping(VoucherView::of, toList())));
    }

    private boolean mayGive(Customer customer, Money amount, Latitude latitude, Instant now) {
        if (caller.administers()) {
            return true;
        }
        BigDecimal given = Voucher.givenSince(customer.id(), now.minus(latitude.memory()), amount.currency());
        BigDecimal limit = latitude.limit(caller.leads(), customer.lifetimeValue());
        return given.add(amount.amount()).compareTo(limit) <= 0;
    }

    private static void refuseDecided(Voucher voucher) {
        if (voucher.state() != Voucher.State.ASKED) {
            throw new AlreadyDecided(voucher);
        }
    }

    private static Latitude latitude(String brand) {
        return Brand.withKey(brand).orElseThrow().policies().latitude();
    }
}
