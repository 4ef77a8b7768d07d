package org.threadline.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The door to local mode: PostgreSQL, Kafka, the carrier simulator and a signing key, started once per JVM. What they
 * are reached by is remembered in a system property, because live reload runs {@code main} again with new classes and
 * data must survive it.
 */
public final class LocalServers {

    private static final String REMEMBERED = "threadline.local.settings";

    private LocalServers() {}

    public static Map<String, String> start() {
        return start(Map.of());
    }

    /**
     * @param given settings that win over system properties and environment, for example {@code threadline.public-url}
     * @return every setting the application needs to reach what was started; they are system properties as well, save
     *     those that somebody had set already
     */
    public static synchronized Map<String, String> start(Map<String, String> given) {
        var remembered = System.getProperty(REMEMBERED);
        if (remembered != null) {
            return read(remembered);
        }
        var settings = KeptClasses.startServers(new GivenSettings(given).all());
        var already = new GivenSettings(Map.of());
        settings.forEach((key, value) -> {
            if (already.get(key).isEmpty()) {
                System.setProperty(key, value);
            }
        });
        System.setProperty(REMEMBERED, write(settings));
        return settings;
    }

    private static Map<String, String> read(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }

    private static String write(Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        var text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
