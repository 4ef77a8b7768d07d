package org.threadline.wording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.threadline.value.TemplateVersion;
import org.threadline.wording.Templates.Chosen;

/** The texts that Threadline brings along; each is a file of its own under {@code wording/en}. */
public final class BuiltInTexts {

    public static final String LANGUAGE = "en";

    private static final Map<Occasion, String> BODIES = new EnumMap<>(Occasion.class);
    private static final Map<Occasion, Chosen> TEXTS = new EnumMap<>(Occasion.class);

    static {
        for (Occasion occasion : Occasion.values()) {
            String body = read("wording/" + LANGUAGE + "/" + occasion.key() + ".txt");
            BODIES.put(occasion, body);
            TEXTS.put(occasion, new Chosen(new TemplateVersion(occasion.key(), LANGUAGE, 0), TextTemplate.parse(body)));
        }
    }

    private BuiltInTexts() {}

    static Chosen of(Occasion occasion) {
        return TEXTS.get(occasion);
    }

    public static String body(Occasion occasion) {
        return BODIES.get(occasion);
    }

    private static String read(String file) {
        try (InputStream text = BuiltInTexts.class.getClassLoader().getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + file, unreadable);
        }
    }
}
