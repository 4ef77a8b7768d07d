package org.threadline.local;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A broker logs hundreds of lines at start; only its warnings are of interest here. */
final class QuietBroker {

    /** Held, because the log manager forgets the level of a logger that nobody refers to. */
    private static final List<Logger> LOGGERS = Stream.of(
                    "kafka", "org.apache.kafka", "state.change.logger", "io.zonky")
            .map(Logger::getLogger)
            .toList();

    private QuietBroker() {}

    /** Sets the levels for now and returns the settings that keep them once the application configures logging. */
    static Map<String, String> settings() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
        return LOGGERS.stream()
                .collect(Collectors.toMap(
                        logger -> "quarkus.log.category.\"" + logger.getName() + "\".level", logger -> "WARN"));
    }
}
