package org.threadline.outbound.gate;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When customers are left in peace, where the brand asks for no more than that. */
@ConfigMapping(prefix = "threadline.quiet-hours")
interface QuietHoursConfig {

    /** False: only what a brand sets for itself counts. */
    @WithDefault("true")
    boolean enabled();

    /** When the night begins, in the customer's own time. */
    @WithDefault("21:00")
    LocalTime from();

    /** When it ends. */
    @WithDefault("08:00")
    LocalTime to();

    /**
     * What some states of the United States ask for beside that, of texts that sell: by the state's two letters, such
     * as {@code 20:00-08:00, SUN 00:00-24:00}.
     */
    Map<String, String> states();

    /** With less time left until it becomes quiet a text is not begun any more: the carrier may need a moment too. */
    @WithDefault("2m")
    Duration leastTimeLeft();

    /** Texts that sell and were held leave within this time after the night, each at a moment of its own. */
    @WithDefault("15m")
    Duration spreadMarketing();

    /** The same for all other texts. */
    @WithDefault("3m")
    Duration spreadOthers();
}
