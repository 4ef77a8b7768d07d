package org.threadline.wording;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.ValueResolvers;

/**
 * A text with words to be filled in. It knows conditions and plain words only, no loops, no includes and no methods, so
 * that whoever may write one can never make it do more than say something.
 */
public final class TextTemplate {

    /** It cannot be read; the message says what is wrong and where. */
    public static class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(TemplateException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static final Engine ENGINE = Engine.builder()
            .addSectionHelper(new IfSectionHelper.Factory())
            .addValueResolver(ValueResolvers.mapperResolver())
            .addValueResolver(ValueResolvers.orResolver())
            .strictRendering(true)
            .build();

    private static final Set<String> OTHERWISE = Set.of("or", "?:", ":", "??");

    private final Template template;
    private final Set<String> names;

    private TextTemplate(Template template) {
        this.template = template;
        this.names = template.getExpressions().stream()
                .filter(expression -> !expression.isLiteral())
                .map(TextTemplate::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @throws Unreadable when it is not a template */
    public static TextTemplate parse(String text) {
        try {
            return new TextTemplate(ENGINE.parse(text));
        } catch (TemplateException unreadable) {
            throw new Unreadable(unreadable);
        }
    }

    /** With whatever is asked of the word, other than what to say without it: {brand.class} is no word that is known. */
    private static String name(Expression expression) {
        return expression.getParts().stream()
                .map(Expression.Part::getName)
                .filter(part -> !OTHERWISE.contains(part))
                .collect(Collectors.joining("."));
    }

    /** The words it names, in the order in which it does. */
    public Set<String> names() {
        return names;
    }

    /** Those of its words that are not among the known and that it cannot do without. */
    public List<String> missing(Map<String, String> known) {
        return names.stream().filter(name -> isNeeded(name, known)).toList();
    }

    /** What it says; empty when it needs a word that is not known and has no other words for that. */
    public Optional<String> say(Map<String, String> known) {
        TemplateInstance instance = template.instance();
        known.forEach(instance::data);
        try {
            return Optional.of(instance.render().replaceAll("\\s+", " ").strip());
        } catch (TemplateException incomplete) {
            return Optional.empty();
        }
    }

    private boolean isNeeded(String name, Map<String, String> known) {
        if (known.containsKey(name)) {
            return false;
        }
        Map<String, String> others = names.stream()
                .filter(each -> !each.equals(name))
                .collect(Collectors.toMap(each -> each, each -> known.getOrDefault(each, each)));
        return say(others).isEmpty();
    }
}
