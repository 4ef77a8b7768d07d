package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.customer.LastSurveys.LastSurvey;
import org.threadline.customer.LeftCarts.LeftCart;
import org.threadline.customer.OpenOrders.OpenOrder;
import org.threadline.offer.VoucherView;
import org.threadline.thread.ChangesAsked.ChangeAsked;
import org.threadline.thread.PromisesMade.PromiseMade;
import org.threadline.value.Money;

/** Who is writing, as whoever answers them wants to know at a glance. */
@Schema(name = "CustomerContext")
public record ContextView(
        @Schema(examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        UUID id,

        @Schema(examples = "acme") String brand,
        @Schema(examples = "+12025550142") String phone,
        @Schema(nullable = true, examples = "Ada") String firstName,

        @Schema(nullable = true, examples = "America/New_York")
        String timeZone,

        @Schema(nullable = true) Money lifetimeValue,
        @Schema(nullable = true, examples = "gold") String tier,
        List<OpenOrder> openOrders,

        @Schema(description = "Filled and not bought, the newest first")
        List<LeftCart> carts,

        @Schema(
                description = "Whether a text for each purpose may go now",
                examples = "{\"SUPPORT\":true,\"TRANSACTIONAL\":true,\"MARKETING\":false}")
        Map<Purpose, Boolean> consent,

        @Schema(description = "The newest first, at most 20")
        List<Conversation> threads,

        @Schema(nullable = true, description = "Answer to the last survey, or null")
        LastSurvey lastSurvey,

        @Schema(description = "Given and still of use, the newest first")
        List<VoucherView> vouchers,

        @Schema(description = "By when they were told to have an answer, the newest first, at most 10")
        List<PromiseMade> promises,

        @Schema(description = "What they wanted to be done with orders by text, the newest first, at most 10")
        List<ChangeAsked> orderChanges) {

    /** A conversation that there was or is. */
    @Schema(name = "Conversation")
    public record Conversation(
            UUID id,
            SupportThread.Status status,
            @Schema(nullable = true) String assignee,
            List<String> tags,
            @Schema(nullable = true, examples = "1001") String orderId,
            Instant openedAt,
            @Schema(nullable = true) Instant resolvedAt) {

        static Conversation of(SupportThread thread) {
            return new Conversation(
                    thread.id(),
                    thread.status(),
                    thread.assignee(),
                    thread.tags(),
                    thread.orderId(),
                    thread.openedAt(),
                    thread.resolvedAt());
        }
    }

    static ContextView of(
            Customer customer,
            Dossier known,
            List<LeftCart> carts,
            Map<Purpose, Boolean> consent,
            List<SupportThread> threads,
            List<PromiseMade> promises,
            List<ChangeAsked> changes) {
        return new ContextView(
                customer.id(),
                customer.brand(),
                customer.phone().e164(),
                customer.firstName(),
                customer.timeZone(),
                customer.lifetimeValue(),
                customer.tier(),
                known.orders(),
                carts,
                consent,
                threads.stream().map(Conversation::of).toList(),
                known.survey(),
                known.vouchers(),
                promises,
                changes);
    }
}
