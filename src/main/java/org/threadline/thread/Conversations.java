package org.threadline.thread;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.NotFoundException;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.brand.Brand;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.message.MessageView;
import org.threadline.security.Caller;
import org.threadline.value.PhoneNumber;
import org.threadline.wording.tone.Finding;

/** A conversation that we begin. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Conversations {

    /** The first text, and to whom. */
    @Schema(name = "NewConversation")
    record Request(
            @NotBlank @Schema(examples = "acme") String brand,
            @NotNull @Schema(examples = "+12025550142") PhoneNumber to,

            @NotBlank @Size(max = 1600) @Pattern(regexp = ReplyRequest.STORABLE, message = "must not hold the character NUL") @Schema(examples = "Hi Ada, about your order 1001: which colour did you mean?")
            String body,

            @Schema(description = "What it is for; SUPPORT when left out")
            Purpose purpose) {

        Request {
            purpose = purpose == null ? Purpose.SUPPORT : purpose;
        }
    }

    /** What came of it. */
    @Schema(name = "StartedConversation")
    record Started(
            MessageView message,
            ThreadView thread,

            @Schema(
                    description =
                            "What the tone check would rather have read; empty when nothing. It is sent all the same")
            List<Finding> findings) {}

    private final Customers customers;
    private final Threads threads;
    private final Replies replies;
    private final ThreadViews views;
    private final Caller caller;

    Conversations(Customers customers, Threads threads, Replies replies, ThreadViews views, Caller caller) {
        this.customers = customers;
        this.threads = threads;
        this.replies = replies;
        this.views = views;
        this.caller = caller;
    }

    /** Writes to the customer, in their open thread or in a new one, which the author then holds. */
    Started start(Request request) {
        Brand.withKey(request.brand())
                .filter(brand -> caller.belongsTo(brand.key()))
                .orElseThrow(() -> new NotFoundException("no such brand"));
        Customer customer = customers.meet(request.brand(), request.to());
        SupportThread thread = threads.openOf(customer).orElseGet(() -> beginAsHolder(customer));
        Replies.Written written =
                replies.write(thread, customer, request.purpose(), new ReplyRequest(request.body(), null, null, null));
        SupportThread.flush();
        return new Started(MessageView.of(written.message()), views.of(thread), written.findings());
    }

    private SupportThread beginAsHolder(Customer customer) {
        SupportThread thread = threads.begin(customer);
        threads.claim(thread, caller.id(), false);
        return thread;
    }
}
