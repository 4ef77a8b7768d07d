package org.threadline.offer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;

import org.threadline.brand.OwnBrand;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;

/** The vouchers of the caller's brands; others do not exist for them. */
@ApplicationScoped
@Transactional
class Ledger {

    /** Whose it is, without loading it: what is loaded before its lock is waited for is out of date afterwards. */
    record Whose(UUID customerId) {}

    private final OwnBrand own;
    private final Customers customers;
    private final Goodwill goodwill;

    Ledger(OwnBrand own, Customers customers, Goodwill goodwill) {
        this.own = own;
        this.customers = customers;
        this.goodwill = goodwill;
    }

    /** The newest first, those before {@code before} only. */
    List<VoucherView> list(String brand, Optional<Voucher.State> state, Optional<UUID> before, int most) {
        own.withKey(brand);
        return Voucher.<Voucher>find(
                        "brand = ?1 and (?2 is null or state = ?2) and (?3 is null or id < ?3) order by id desc",
                        brand,
                        state.orElse(null),
                        before.orElse(null))
                .range(0, most - 1)
                .stream()
                .map(VoucherView::of)
                .toList();
    }

    VoucherView approve(String brand, UUID id) {
        Customer customer = lockCustomer(brand, id);
        return goodwill.approve(lock(id), customer);
    }

    VoucherView refuse(String brand, UUID id) {
        lockCustomer(brand, id);
        return goodwill.refuse(lock(id));
    }

    /** First the customer, as wherever something is given to them. */
    private Customer lockCustomer(String brand, UUID id) {
        own.withKey(brand);
        Whose whose = Voucher.find("id = ?1 and brand = ?2", id, brand)
                .project(Whose.class)
                .firstResultOptional()
                .orElseThrow(() -> new NotFoundException("no such voucher"));
        return customers.lock(whose.customerId());
    }

    private static Voucher lock(UUID id) {
        return Voucher.findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
