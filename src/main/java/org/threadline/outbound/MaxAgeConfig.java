package org.threadline.outbound;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long after it was due a text still has a reason to be sent, unless its author knows better. */
@ConfigMapping(prefix = "threadline.max-age")
interface MaxAgeConfig {

    /** Later it would answer a question that a person has probably answered. */
    @WithDefault("30m")
    Duration acknowledgement();

    /** Who texted STOP or HELP knows within minutes whether it was heard; an hour later it is a text out of the blue. */
    @WithDefault("15m")
    Duration keywordAnswer();

    /** A reply that could not leave for a day is not sent behind its author's back: they see it and decide. */
    @WithDefault("24h")
    Duration agent();

    /** News of an order is news for a day. */
    @WithDefault("24h")
    Duration orderNews();

    /** A question about something that is still remembered. */
    @WithDefault("48h")
    Duration survey();

    @WithDefault("72h")
    Duration followUp();

    /** It is true as long as nobody has answered, and dropped when somebody has; so it may wait for a night to end. */
    @WithDefault("12h")
    Duration stillOnIt();

    /** Carriers allow one text per abandonment, within this time; counted from the abandonment, it ends earlier. */
    @WithDefault("48h")
    Duration cartReminder();
}
