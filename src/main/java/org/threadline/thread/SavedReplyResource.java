package org.threadline.thread;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.value.Page;
import org.threadline.value.TemplateVersion;
import org.threadline.wording.Worded;

/** The replies that a brand has at hand, over HTTP, filled in for whoever is to read them. */
@Path("/api/v1/threads/{id}/saved-replies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Threads")
public class SavedReplyResource {

    /** A reply at hand. */
    @Schema(name = "SavedReply")
    public record SavedReplyView(
            @Schema(description = "What savedReply of a reply names", examples = "reply-sizes")
            String key,

            @Schema(description = "As the customer would read it", examples = "Hi Ada, our sizes run a little small.")
            String body,

            TemplateVersion template) {

        static SavedReplyView of(Worded reply) {
            return new SavedReplyView(reply.template().key(), reply.body(), reply.template());
        }
    }

    private final OwnThreads own;
    private final ReplyTexts replies;
    private final Customers customers;

    SavedReplyResource(OwnThreads own, ReplyTexts replies, Customers customers) {
        this.own = own;
        this.replies = replies;
        this.customers = customers;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listSavedReplies",
            summary = "Replies at hand for this thread",
            description = "The brand's templates whose key begins with reply-, in the customer's language or else the"
                    + " usual one, filled in; all at once, by key.")
    @APIResponse(responseCode = "200", description = "What can be sent as it is, or changed first")
    public Page<SavedReplyView> list(@PathParam("id") UUID id) {
        SupportThread thread = own.look(id);
        Customer customer = customers.find(thread.customerId()).orElseThrow();
        return new Page<>(
                replies.of(thread, customer).stream().map(SavedReplyView::of).toList(), null);
    }
}
