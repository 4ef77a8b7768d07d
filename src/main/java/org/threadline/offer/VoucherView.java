package org.threadline.offer;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Money;

/** A voucher as the API shows it. */
@Schema(name = "Voucher")
public record VoucherView(
        @Schema(examples = "01980f6e-5a10-7c44-8a13-2b6d9e0f4c35")
        UUID id,

        @Schema(examples = "acme") String brand,
        UUID customerId,

        @Schema(
                description =
                        "DELAY: offered by itself with the apology for a late order; PROMISE: because nobody had answered in time")
        Voucher.Origin origin,

        @Schema(nullable = true, description = "The conversation in which it was given; null when it came by itself")
        UUID threadId,

        @Schema(nullable = true, examples = "1001") String orderId,

        @Schema(
                nullable = true,
                description = "What has befallen the order; null unless offered for that",
                examples = "snow-1")
        String incidentId,

        Money amount,

        @Schema(
                nullable = true,
                description = "For colleagues, or why it was withheld: repeated-claims, budget-spent; or null",
                examples = "The parcel came a week late")
        String reason,

        @Schema(
                description =
                        "ASKED: waits for somebody who may give so much; WITHHELD: was to come by itself and did not;"
                                + " VOID: the text with the code never left")
        Voucher.State state,

        @Schema(
                nullable = true,
                description = "What the customer enters when they order; null if it never was given",
                examples = "HX3K-9QTM-CWA7")
        String code,

        @Schema(examples = "agent-1") String askedBy,
        Instant askedAt,

        @Schema(nullable = true, description = "Who gave or refused it, or null", examples = "supervisor-1")
        String decidedBy,

        @Schema(nullable = true) Instant decidedAt,

        @Schema(nullable = true, description = "Until when it can be used; null if it never was given")
        Instant expiresAt,

        @Schema(nullable = true, description = "When its code was used, as the shop says; or null")
        Instant redeemedAt,

        @Schema(nullable = true, description = "The order it was used with, or null", examples = "1002")
        String redeemedOrderId) {

    static VoucherView of(Voucher voucher) {
        return new VoucherView(
                voucher.id(),
                voucher.brand(),
                voucher.customerId(),
                voucher.origin(),
                voucher.threadId(),
                voucher.orderId(),
                voucher.incidentId(),
                voucher.amount(),
                voucher.reason(),
                voucher.state(),
                voucher.code(),
                voucher.askedBy(),
                voucher.askedAt(),
                voucher.decidedBy(),
                voucher.decidedAt(),
                voucher.expiresAt(),
                voucher.redeemedAt(),
                voucher.redeemedOrderId());
    }
}
