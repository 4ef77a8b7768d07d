package org.threadline.value;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of a delivery somebody wants to hear of. That it is late is told in any case. */
@Schema(name = "Updates")
public enum Updates {
    /** Sent, out for delivery, delivered. */
    EVERY_STEP,
    /** Only what happens on the day on which it comes. */
    DELIVERY_DAY
}
