package org.threadline.events.fact;

import java.time.Instant;
import java.util.UUID;

import org.threadline.events.EventType;
import org.threadline.offer.Voucher;
import org.threadline.value.Money;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The data of the events about vouchers. Whoever runs the shop's checkout makes the code of a given one valid there.
 *
 * @param code what the customer enters; missing unless it was given
 * @param decidedBy who gave or refused it; missing as long as nobody has
 * @param expiresAt until when it can be used; missing unless it was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VoucherTold(
        @JsonIgnore EventType type,
        String brand,
        UUID voucherId,
        UUID customerId,
        UUID threadId,
        String orderId,
        Money amount,
        String code,
        String askedBy,
        String decidedBy,
        Instant expiresAt) {

    static VoucherTold of(Voucher voucher) {
        return new VoucherTold(
                switch (voucher.state()) {
                    case ASKED -> EventType.VOUCHER_ASKED;
                    case GIVEN -> EventType.VOUCHER_GIVEN;
                    case REFUSED -> EventType.VOUCHER_REFUSED;
                },
                voucher.brand(),
                voucher.id(),
                voucher.customerId(),
                voucher.threadId(),
                voucher.orderId(),
                voucher.amount(),
                voucher.code(),
                voucher.askedBy(),
                voucher.decidedBy(),
                voucher.expiresAt());
    }
}
