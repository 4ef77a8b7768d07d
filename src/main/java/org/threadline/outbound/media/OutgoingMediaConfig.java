package org.threadline.outbound.media;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How pictures and files that agents send are looked at. */
@ConfigMapping(prefix = "threadline.outgoing-media")
interface OutgoingMediaConfig {

    /** Hosts that are believed without a look, {@code *} for all: one that lets the carrier in and not us. */
    Optional<Set<String>> uncheckedHosts();

    /** For all of one text, from the first connection to the last byte; its author waits for it. */
    @WithDefault("5s")
    Duration timeout();

    /** How many are looked at by a replica at once; none is kept in memory. */
    @WithDefault("20")
    int parallel();

    /** Allows http and this machine itself. For development and tests; production refuses to start. */
    @WithDefault("false")
    boolean allowLoopback();
}
