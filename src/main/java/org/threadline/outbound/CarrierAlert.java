package org.threadline.outbound;

import java.util.Set;
import java.util.UUID;

/**
 * Something at the carrier that people must see to. Fired as an event.
 *
 * @param code the carrier's
 * @param consequence what we have done about it meanwhile
 * @param messageId the text that met it
 */
public record CarrierAlert(String code, Consequence consequence, UUID messageId, String brand) {

    /** The consequence that weighs most beside the alert itself. */
    public static CarrierAlert about(String code, Set<Consequence> consequences, UUID messageId, String brand) {
        Consequence done = consequences.stream()
                .filter(consequence -> consequence != Consequence.ALERT)
                .min(Enum::compareTo)
                .orElse(Consequence.PERMANENT);
        return new CarrierAlert(code, done, messageId, brand);
    }
}
