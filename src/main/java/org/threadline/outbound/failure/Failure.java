package org.threadline.outbound.failure;

import java.util.UUID;

import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.value.PhoneNumber;

/**
 * A text that the carrier did not take, or did not bring.
 *
 * @param customer whom it was for, locked
 * @param code the carrier's
 * @param retry whether it is tried once more
 */
record Failure(Message message, Customer customer, String code, RetryPlan.Decision retry) {

    String brand() {
        return message.brand();
    }

    UUID messageId() {
        return message.id();
    }

    /** Whether whom it was for was erased meanwhile; then nothing can be said of the number, and nothing is tried again. */
    boolean isNumberGone() {
        return customer.isErased();
    }

    PhoneNumber to() {
        return customer.phone();
    }
}
