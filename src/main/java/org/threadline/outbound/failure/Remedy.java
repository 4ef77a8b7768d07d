package org.threadline.outbound.failure;

import org.threadline.outbound.Consequence;

/** Does what one {@link Consequence} says, in the transaction that hears of the failure. */
interface Remedy {

    Consequence consequence();

    void apply(Failure failure);
}
