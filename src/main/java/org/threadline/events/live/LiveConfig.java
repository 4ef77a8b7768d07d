package org.threadline.events.live;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How those who look on are told. */
@ConfigMapping(prefix = "threadline.live")
public interface LiveConfig {

    /** How often the line is looked at when nothing has happened on this replica: what others have done. */
    @WithDefault("250ms")
    Duration poll();

    /** How often a quiet stream shows that it is alive; below the time-outs of proxies, which begin at 30 s. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How many events may wait for one reader; with one more it is dropped, and resumes when it can. */
    @WithDefault("2000")
    int buffer();

    /** How long a reader may take nothing of what waits for it. */
    @WithDefault("60s")
    Duration patience();

    /** How many streams one replica holds. */
    @WithDefault("2000")
    int mostReaders();

    /** How many of them may be of one token's subject: screens and tabs of one person. */
    @WithDefault("50")
    int mostOfOne();

    /** Whoever has missed more than this loads anew, which is quicker than to be told all of it. */
    @WithDefault("20000")
    long mostMissed();
}
