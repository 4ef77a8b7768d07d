package org.threadline.inbound;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.threadline.consent.Purpose;
import org.threadline.customer.Customers.Contact;
import org.threadline.customer.Profile;
import org.threadline.order.OrderEvent;
import org.threadline.retention.CartEvent;
import org.threadline.retention.change.ChangeAnswers;
import org.threadline.value.OneOf;

/**
 * An event of the shop, understood.
 *
 * @param source with {@code id}: the same pair is the same event, however often it comes
 * @param time when it happened, as the shop says
 */
record ShopEvent(String source, String id, String type, Instant time, Data data) {

    /** What makes an event one: the same again is the same event. */
    record Identity(String source, String id) {}

    Identity identity() {
        return new Identity(source, id);
    }

    /** Whom it concerns. */
    Contact contact() {
        return new Contact(data.brand(), data.customer().phone());
    }

    /** What an event is about. */
    sealed interface Data {
        String brand();

        Profile customer();
    }

    record OfOrder(OrderEvent event) implements Data {
        @Override
        public String brand() {
            return event.brand();
        }

        @Override
        public Profile customer() {
            return event.customer();
        }
    }

    record OfCart(CartEvent event) implements Data {
        @Override
        public String brand() {
            return event.brand();
        }

        @Override
        public Profile customer() {
            return event.customer();
        }
    }

    /** {@code order.change.answered}: what became of something that a customer has asked to be changed by text. */
    record ChangeAnswered(
            @NotBlank String brand,
            @NotNull @Valid Profile customer,
            @NotBlank @Size(max = 100) String orderId,
            @NotNull UUID changeId,
            @NotNull Boolean accepted,
            @Size(max = 200) String reason)
            implements Data {

        ChangeAnswers.About about() {
            return new ChangeAnswers.About(changeId, brand, customer.phone().value(), orderId);
        }
    }

    /** {@code consent.changed}: the customer has said at the shop what they want to hear. */
    record ConsentChanged(
            @NotBlank String brand,
            @NotNull @Valid Profile customer,
            @NotNull @OneOf({"TRANSACTIONAL", "MARKETING"}) Purpose purpose,
            @NotNull Boolean granted,
            @NotBlank @Size(max = 100) String source,
            @Size(max = 1000) String wording,
            @Size(max = 45) String ip)
            implements Data {}
}
