package org.threadline.events.fact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.threadline.events.EventType;
import org.threadline.offer.Voucher;
import org.threadline.value.Money;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The data of the events about vouchers. Whoever runs the shop's checkout makes the code of a granted one valid there, and
 * takes it back when it is voided, wherever it comes from.
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
        Voucher.Origin origin,
        UUID threadId,
        String orderId,
        String incidentId,
        Money amount,
        String code,
        String askedBy,
        String decidedBy,
        Instant expiresAt) {

    /** What the world hears of it: what people have decided, and whether its code is good. */
    static List<VoucherTold> allOf(Voucher voucher) {
        List<EventType> types = switch (voucher.state()) {
            case ASKED -> List.of(EventType.VOUCHER_ASKED);
            case GIVEN ->
                voucher.origin() == Voucher.Origin.GOODWILL
                        ? List.of(EventType.VOUCHER_GIVEN, EventType.OFFER_GRANTED)
                        : List.of(EventType.OFFER_GRANTED);
            case REFUSED -> List.of(EventType.VOUCHER_REFUSED);
            case WITHHELD -> List.of(EventType.OFFER_WITHHELD);
            case VOID -> List.of(EventType.OFFER_VOIDED);
        };
        return types.stream().map(type -> of(type, voucher)).toList();
    }

    private static VoucherTold of(EventType type, Voucher voucher) {
        return new VoucherTold(
                type,
                voucher.brand(),
                voucher.id(),
                voucher.customerId(),
                voucher.origin(),
                voucher.threadId(),
                voucher.orderId(),
                voucher.incidentId(),
                voucher.amount(),
                voucher.code(),
                voucher.askedBy(),
                voucher.decidedBy(),
                voucher.expiresAt());
    }
}
