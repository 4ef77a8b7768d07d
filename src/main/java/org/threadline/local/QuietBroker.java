package org.threadline.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A broker logs hundreds of lines at start; only its warnings are of interest here. */
final class QuietBroker {

    /** The controller warns that its log is empty, which is the idea of it. */
    private static final Map<String, Level> LEVELS = Map.of(
            "kafka", Level.WARNING,
            "org.apache.kafka", Level.WARNING,
            "org.apache.kafka.controller.QuorumController", Level.SEVERE,
            "state.change.logger", Level.WARNING,
            "io.zonky", Level.WARNING);

    /** Held, because the log manager forgets the level of a logger that nobody refers to. */
    private static final List<Logger> HELD = new ArrayList<>();

    private QuietBroker() {}

    /** Sets the levels for now and returns the settings that keep them once the application configures logging. */
    static Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        LEVELS.forEach((name, level) -> {
            var logger = Logger.getLogger(name);
            logger.setLevel(level);
            HELD.add(logger);
            settings.put("quarkus.log.category.\"" + name + "\".level", level.getName());
        });
        return settings;
    }
}
