package org.threadline.offer;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What somebody would like to give a customer.
 *
 * @param threadId the conversation in which
 * @param orderId the order that it is about, or null
 * @param amount in the brand's currency of vouchers
 * @param reason for colleagues
 */
public record Gesture(UUID threadId, String orderId, BigDecimal amount, String reason) {}
