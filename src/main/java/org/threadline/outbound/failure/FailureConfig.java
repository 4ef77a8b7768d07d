package org.threadline.outbound.failure;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the consequences of the carrier's errors are measured. Which error has which: {@code threadline.carrier}. */
@ConfigMapping(prefix = "threadline.failures")
interface FailureConfig {

    /** Waits before a text is tried again; as many tries as waits. A phone that is off is on again within hours. */
    @WithDefault("15m,1h,4h")
    List<Duration> retryAfter();

    /** Wait before the one retry of an error that nobody can explain. */
    @WithDefault("1m")
    Duration retryOnceAfter();

    /** Where the day begins by which the carriers of the United States count: midnight on their west coast. */
    @WithDefault("America/Los_Angeles")
    ZoneId windowZone();

    /** How long a country counts as closed; somebody may have enabled it meanwhile. */
    @WithDefault("1h")
    Duration countryClosedFor();

    /** So many filtered texts ... */
    @WithDefault("5")
    @Min(1) int spikeFiltered();

    /** ... among the last so many of a template are a spike. */
    @WithDefault("50")
    @Min(1) int spikeOf();

    /** How long a template pauses after a spike, unless somebody lifts it before. */
    @WithDefault("24h")
    Duration templatePause();
}
