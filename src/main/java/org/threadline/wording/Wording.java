package org.threadline.wording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.Engine;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;

/**
 * The texts that go out by themselves, filled in. The engine knows conditions and plain words only, no loops, no
 * includes and no methods, so that a template can never do more than say something.
 */
@ApplicationScoped
public class Wording {

    /** Texts by occasion; each is a file of its own under {@code wording/en}. */
    public enum Occasion {
        ACK_OPEN,
        ACK_CLOSED,
        ACK_OPT_OUT,
        OPTED_OUT,
        OPTED_IN,
        SUBSCRIBED,
        HELP,
        ORDER_SHIPPED,
        ORDER_OUT_FOR_DELIVERY,
        ORDER_DELIVERED,
        ORDER_DELAYED,
        CART_REMINDER;

        /** Its name, such as {@code order-shipped}. */
        String template() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String file() {
            return "wording/en/" + template() + ".txt";
        }
    }

    private final Map<Occasion, Template> templates = new EnumMap<>(Occasion.class);

    Wording() {
        Engine engine = Engine.builder()
                .addSectionHelper(new IfSectionHelper.Factory())
                .addValueResolver(ValueResolvers.mapperResolver())
                .addValueResolver(ValueResolvers.mapResolver())
                .addValueResolver(ValueResolvers.orResolver())
                .addValueResolver(ValueResolvers.thisResolver())
                .strictRendering(true)
                .build();
        for (Occasion occasion : Occasion.values()) {
            templates.put(occasion, engine.parse(read(occasion.file())));
        }
    }

    /** The text for an occasion, with the name of its template. */
    public Worded word(Occasion occasion, Map<String, String> words) {
        return new Worded(occasion, say(occasion, words));
    }

    /** The text for an occasion. A word that is null or blank counts as not known: the template says it without. */
    public String say(Occasion occasion, Map<String, String> words) {
        Map<String, Object> known = words.entrySet().stream()
                .filter(word -> word.getValue() != null && !word.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, word -> oneLine(word.getValue())));
        return templates
                .get(occasion)
                .data("w", known)
                .render()
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** What others have put into an event must not break a text's shape. */
    private static String oneLine(String word) {
        return word.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    }

    private static String read(String file) {
        try (InputStream text = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + file, unreadable);
        }
    }
}
