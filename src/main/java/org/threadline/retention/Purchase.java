package org.threadline.retention;

import java.time.Instant;

import org.threadline.customer.Customer;
import org.threadline.value.Money;

/**
 * A customer has bought.
 *
 * @param customer locked
 * @param cartId the cart it was; null when the shop does not say, and then it was every cart left until then
 * @param time when, as the shop says
 */
public record Purchase(Customer customer, String cartId, String orderId, Money total, Instant time) {}
