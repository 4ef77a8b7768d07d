package org.threadline.reporting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.offer.Voucher;
import org.threadline.value.Money;

/**
 * What reminders have brought, as far as one can know it, and what gestures have cost.
 *
 * @param from the first day, in the brand's time zone
 * @param to the last day
 */
@Schema(name = "RetentionReport")
record RetentionReport(
        @Schema(examples = "acme") String brand,
        @Schema(examples = "2030-01-01") LocalDate from,
        @Schema(examples = "2030-01-31") LocalDate to,

        @Schema(type = SchemaType.STRING, examples = "America/New_York")
        ZoneId timeZone,

        Carts carts,
        Lift lift,
        Vouchers vouchers,
        Now now) {

    /**
     * Reminders that were decided on on these days.
     *
     * @param eligible nothing stood against them: reminded or held out
     * @param sent the carrier took them, and has not said since that they could not be delivered
     * @param heldOut they would have been sent
     * @param recovered their carts were bought in time after they had left
     * @param revenue of the orders that bought them, by currency
     * @param notSent what stood against the others
     */
    @Schema(name = "CartFigures")
    record Carts(
            @Schema(examples = "120") long eligible,
            @Schema(examples = "106") long sent,
            @Schema(examples = "12") long heldOut,
            @Schema(examples = "21") long recovered,
            List<Money> revenue,
            List<Counted> notSent) {}

    /** @param reason machine-readable, without what stands behind its colon */
    @Schema(name = "ReasonCount")
    record Counted(
            @Schema(description = "docs/sending.md lists them all", examples = "cart-bought")
            String reason,

            @Schema(examples = "40") long count) {}

    /**
     * What reminders have caused: those who were reminded against those who were held out. Each customer counts once, with
     * their first eligible cart of these days, and for the group that they were drawn into, whatever became of the text.
     *
     * @param holdOutPercents the shares that were held out on these days; compare over days with one share only
     * @param difference the one share less the other, null unless both are known
     * @param low with {@code high}, between which the true difference is in 95 of 100 cases
     * @param stillOpen customers whose time to order is not over; they are in neither group
     */
    @Schema(name = "Lift")
    record Lift(
            @Schema(examples = "[10]") List<Integer> holdOutPercents,
            Group reminded,
            Group heldOut,
            @Schema(nullable = true, examples = "0.08") Double difference,
            @Schema(nullable = true, examples = "0.01") Double low,
            @Schema(nullable = true, examples = "0.14") Double high,
            @Schema(examples = "14") long stillOpen,
            @Schema(examples = METHOD) String method) {}

    static final String METHOD = "95 %: Wilson's score interval for each share, Newcombe's hybrid for their difference";

    /**
     * @param ordered those of the customers who ordered something in time
     * @param share of the customers, with the bounds of its interval; null when there are none
     * @param revenue of their first orders, by currency
     * @param revenuePerCart the same, per eligible cart
     */
    @Schema(name = "LiftGroup")
    record Group(
            @Schema(examples = "90") long customers,
            @Schema(examples = "18") long ordered,
            @Schema(nullable = true, examples = "0.2") Double share,
            @Schema(nullable = true, examples = "0.1304") Double low,
            @Schema(nullable = true, examples = "0.294") Double high,
            List<Money> revenue,
            List<Money> revenuePerCart) {}

    /**
     * Vouchers that were decided on on these days.
     *
     * @param given by people and with apologies for delays
     * @param forDelays those of them that came with an apology
     * @param refused gestures that somebody had asked for
     * @param withheld offers for delays: the customer was offered enough, or the budget was spent
     * @param redeemed codes that were used on these days, whenever they were given, as far as the shop says so
     */
    @Schema(name = "VoucherFigures")
    record Vouchers(
            @Schema(examples = "7") long given,

            @Schema(description = "What they are worth, by currency")
            List<Money> amount,

            @Schema(examples = "4") long forDelays,
            @Schema(examples = "1") long refused,
            @Schema(examples = "2") long withheld,
            @Schema(examples = "3") long redeemed,

            @Schema(description = "What the codes that were used are worth, by currency")
            List<Money> redeemedAmount,

            @Schema(description = "What followed, for gestures of people and for what came with apologies")
            List<Returned> returned) {}

    /**
     * What was given on these days against what its customers ordered afterwards, each customer once with the first of
     * what they were given.
     *
     * @param customers whose time to order is over
     * @param orderedAgain those of them who have placed an order in time that was not cancelled
     * @param cost of all that these customers were given on these days, by currency
     * @param revenue of all those orders, by currency
     * @param stillOpen customers whose time is not over; in no other figure
     * @param days so long after the gesture an order counts
     */
    @Schema(name = "GoodwillReturns")
    record Returned(
            Voucher.Origin origin,
            @Schema(examples = "40") long customers,
            @Schema(examples = "18") long orderedAgain,
            @Schema(nullable = true, examples = "0.45") Double share,
            List<Money> cost,
            List<Money> revenue,
            @Schema(examples = "7") long stillOpen,
            @Schema(examples = "30") int days) {}

    /**
     * What may be offered by itself in this month of the brand.
     *
     * @param origin what for
     * @param spent of it, by what was offered and not taken back
     */
    @Schema(name = "OfferBudget")
    record Budget(Voucher.Origin origin, Money budget, Money spent, Money left) {}

    /**
     * At this moment, whatever the days.
     *
     * @param waiting reminders that wait for their time
     * @param held those of them that something holds, by what
     * @param vouchersAsked gestures that wait for somebody who may give so much
     * @param budgets what is left to be offered
     */
    @Schema(name = "RetentionNow")
    record Now(
            @Schema(examples = "12") long waiting,
            List<Counted> held,
            @Schema(examples = "0") long vouchersAsked,

            @Schema(description = "Of this month: for late orders in each currency, and for late answers")
            List<Budget> budgets) {}
}
