package org.threadline.inbound;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the carrier's list is searched for texts whose webhook did not reach us. */
@ConfigMapping(prefix = "threadline.repair")
public interface RepairConfig {

    /** How often the list of each number is read. */
    @WithDefault("1m")
    Duration every();

    /** How far back the list of a number is read the first time. */
    @WithDefault("24h")
    Duration firstLookback();

    /** How far back at most, however long nobody has read it. */
    @WithDefault("7d")
    Duration longestLookback();

    /** What was read already is read again so far back: clocks differ, and a list may lag behind. */
    @WithDefault("10m")
    Duration overlap();

    /** How much time one reading covers at most, so that what is held in memory stays bounded. */
    @WithDefault("6h")
    Duration stretch();

    /** Numbers that one replica reads per second, at most. */
    @WithDefault("10")
    int numbersPerSecond();
}
