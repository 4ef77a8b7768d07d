package org.threadline.twilio;

import java.util.List;
import java.util.Map;

import org.threadline.outbound.Consequence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The table of the carrier's errors; its lines stand in {@code application.properties}. */
@ConfigMapping(prefix = "threadline.carrier")
public interface CarrierErrorConfig {

    /** Consequences by code. */
    Map<String, List<Consequence>> errors();

    /** Consequences of a code that is not in the table. */
    @WithDefault("permanent,alert")
    List<Consequence> unknownError();
}
