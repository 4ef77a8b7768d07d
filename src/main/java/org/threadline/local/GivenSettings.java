package org.threadline.local;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What somebody has decided already, by argument, system property or environment; local mode never overrules it. */
record GivenSettings(Map<String, String> arguments) {

    Optional<String> get(String key) {
        var value = arguments.get(key);
        if (value == null) {
            value = System.getProperty(key);
        }
        if (value == null) {
            value = System.getenv(environmentName(key));
        }
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /** The subset local mode looks at, as plain strings that may cross class loaders. */
    Map<String, String> all() {
        var found = new TreeMap<String, String>();
        for (var key : Keys.ALL) {
            get(key).ifPresent(value -> found.put(key, value));
        }
        return found;
    }

    private static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
