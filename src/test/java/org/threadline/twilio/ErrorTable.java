package org.threadline.twilio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The carrier's errors as they are delivered, without an application around them. */
final class ErrorTable {

    private ErrorTable() {}

    static CarrierErrorConfig asShipped() {
        return with(Map.of());
    }

    /** @param environment variables that an installation sets */
    static CarrierErrorConfig with(Map<String, String> environment) {
        var shipped = ErrorTable.class.getResource("/application.properties");
        try {
            return new SmallRyeConfigBuilder()
                    .withMapping(CarrierErrorConfig.class)
                    .withValidateUnknown(false)
                    .withSources(new PropertiesConfigSource(shipped, 250), new EnvConfigSource(environment, 300))
                    .build()
                    .getConfigMapping(CarrierErrorConfig.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
