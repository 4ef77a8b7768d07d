package org.threadline.brand;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a customer may want to be done with an order. */
@Schema(name = "OrderChangeKind")
public enum OrderChangeKind {
    /** It is not wanted any more. */
    CANCEL,
    /** Something in it is wrong: an address, a size, a number. What, stands in the customer's text. */
    CORRECT
}
