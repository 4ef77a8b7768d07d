package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.customer.Customer;
import org.threadline.customer.OpenOrders.OpenOrder;
import org.threadline.value.Money;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A thread as the API shows it, with who is writing. */
@Schema(name = "Thread")
public record ThreadView(
        @Schema(examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        UUID id,

        @Schema(examples = "acme") String brand,
        SupportThread.Status status,

        @Schema(description = "Id of the agent who holds it, or null", examples = "agent-1")
        String assignee,

        SupportThread.Priority priority,
        List<String> tags,

        @Schema(description = "Since when the customer waits for a person, or null")
        Instant waitingSince,

        Instant openedAt,

        @Schema(description = "When a person first answered; an automatic text never counts")
        Instant firstResponseAt,

        Instant resolvedAt,
        UUID lastMessageId,

        @Schema(description = "The order that the conversation is about, or null", examples = "1001")
        String orderId,

        @Schema(
                description =
                        "What reads like a request for no more texts, until somebody honours or dismisses it; or null")
        OptOutAsked optOutRequest,

        Who customer,

        @Schema(description = "Who has the thread before them just now")
        List<Viewer> viewers,

        @Schema(hidden = true) @JsonIgnore long version) {

    /** Who is writing. */
    @Schema(name = "ThreadCustomer")
    public record Who(
            UUID id,
            @Schema(examples = "+12025550142") String phone,
            @Schema(examples = "Ada") String firstName,
            Money lifetimeValue,
            String tier,
            @Schema(examples = "America/New_York") String timeZone,
            List<OpenOrder> openOrders,

            @Schema(description = "Answer to the last survey, or null")
            Object lastSurvey,

            List<Object> vouchers) {}

    /** A text that reads like a request for no more texts. */
    @Schema(name = "OptOutRequest")
    public record OptOutAsked(
            UUID messageId,

            @Schema(description = "The words that say it", examples = "please don't text me again")
            String phrase,

            Instant at) {

        static OptOutAsked of(OptOutRequest request) {
            return request == null ? null : new OptOutAsked(request.messageId(), request.phrase(), request.askedAt());
        }
    }

    static ThreadView of(
            SupportThread thread,
            Customer customer,
            List<OpenOrder> orders,
            OptOutRequest request,
            List<Viewer> viewers) {
        return new ThreadView(
                thread.id(),
                thread.brand(),
                thread.status(),
                thread.assignee(),
                thread.priority(),
                thread.tags(),
                thread.waitingSince(),
                thread.openedAt(),
                thread.firstResponseAt(),
                thread.resolvedAt(),
                thread.lastMessageId(),
                thread.orderId(),
                OptOutAsked.of(request),
                new Who(
                        customer.id(),
                        customer.phone().e164(),
                        customer.firstName(),
                        customer.lifetimeValue(),
                        customer.tier(),
                        customer.timeZone(),
                        orders,
                        null,
                        List.of()),
                viewers,
                thread.version());
    }
}
