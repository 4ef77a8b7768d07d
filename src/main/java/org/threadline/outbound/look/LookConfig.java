package org.threadline.outbound.look;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When the carrier is asked what became of a text, because nobody told us. */
@ConfigMapping(prefix = "threadline.looks")
interface LookConfig {

    /** Requests to the carrier per second and replica, at most. */
    @WithDefault("20")
    int perSecond();

    /** A send without an outcome is first looked for so long after it began; the callback usually comes earlier. */
    @WithDefault("10s")
    Duration unknownAfter();

    /**
     * So long after the send, a text that the carrier does not list was not sent. Longer than the carrier takes to list
     * what it has accepted.
     */
    @WithDefault("3m")
    Duration notSentAfter();

    /** So long after the send nobody expects to learn what became of it. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** A text that the carrier took and then said nothing about is asked about after so long, then ever less often. */
    @WithDefault("15m")
    Duration silentAfter();

    /** And for so long; some networks never say more than "sent". */
    @WithDefault("24h")
    Duration silentFor();
}
