package org.threadline.local.carrier;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How the carrier misbehaves. Numbers are probabilities from 0 to 1 unless their name says otherwise.
 *
 * @param duplicateWebhooks a webhook or callback is delivered twice, at the same time
 * @param reorderCallbacks the final status is called back before {@code sent}
 * @param rejectWith429 not accepted
 * @param failAfterAccept accepted, answered 500
 * @param resetAfterAccept accepted, connection closed without an answer
 * @param hangAfterAccept accepted, answered after {@code hangMs}
 * @param failWith500 not accepted
 * @param failWith503 not accepted
 * @param latencyMs least and most time before an API request is answered
 * @param errorCodes per recipient: 21xxx is refused at once, anything else ends as undelivered
 * @param blackholeWebhooks nothing is delivered to the application, though the API lists it
 * @param signWith a wrong token to sign with
 * @param failLists what was sent and received cannot be read: 503
 * @param carrierOptOut the carrier handles STOP by itself, as Twilio does by default
 */
record Faults(
        double duplicateWebhooks,
        boolean reorderCallbacks,
        double rejectWith429,
        double failAfterAccept,
        double resetAfterAccept,
        double hangAfterAccept,
        Long hangMs,
        double failWith500,
        double failWith503,
        List<Long> latencyMs,
        Map<String, Integer> errorCodes,
        boolean blackholeWebhooks,
        String signWith,
        boolean failLists,
        boolean carrierOptOut) {

    static final Faults NONE = new Faults(0, false, 0, 0, 0, 0, null, 0, 0, null, null, false, null, false, false);

    Faults {
        hangMs = hangMs == null ? 20_000L : hangMs;
        latencyMs = latencyMs == null ? List.of(0L, 0L) : List.copyOf(latencyMs);
        errorCodes = errorCodes == null ? Map.of() : Map.copyOf(errorCodes);
        if (latencyMs.size() != 2 || latencyMs.get(0) < 0 || latencyMs.get(1) < latencyMs.get(0)) {
            throw new IllegalArgumentException("latencyMs is [least, most] in milliseconds");
        }
        if (hangMs < 0) {
            throw new IllegalArgumentException("hangMs is not negative");
        }
        for (var probability : List.of(
                duplicateWebhooks,
                rejectWith429,
                failAfterAccept,
                resetAfterAccept,
                hangAfterAccept,
                failWith500,
                failWith503)) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("probabilities are from 0 to 1");
            }
        }
    }

    static boolean strikes(double probability) {
        return ThreadLocalRandom.current().nextDouble() < probability;
    }

    long someLatency() {
        return ThreadLocalRandom.current().nextLong(latencyMs.get(0), latencyMs.get(1) + 1);
    }

    Integer refusalOf(String to) {
        var code = errorCodes.get(to);
        return code != null && code / 1000 == 21 ? code : null;
    }

    Integer deliveryErrorOf(String to) {
        var code = errorCodes.get(to);
        return code != null && code / 1000 != 21 ? code : null;
    }
}
