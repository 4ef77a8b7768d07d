package org.threadline.wording;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.threadline.value.Kind;

/**
 * A reply that a brand has at hand for its agents.
 *
 * @param key as the brand calls it: {@code reply-} and small letters and digits, such as {@code reply-sizes}
 */
public record SavedReply(String key) implements TemplateForm {

    public static final String BEGINNING = "reply-";
    public static final String ORDER = "order";

    private static final Pattern KEY = Pattern.compile(BEGINNING + "[a-z0-9]+(?:-[a-z0-9]+){0,5}");
    private static final int LONGEST = 60;

    private static final List<Variable> VARIABLES =
            List.of(Variable.NAME, Variable.BRAND, Variable.perhaps(ORDER, Variable.Type.TEXT, Spoken.asIs("1001")));

    static Optional<SavedReply> of(String key) {
        return key.length() <= LONGEST && KEY.matcher(key).matches()
                ? Optional.of(new SavedReply(key))
                : Optional.empty();
    }

    @Override
    public Kind kind() {
        return Kind.AGENT;
    }

    @Override
    public List<Variable> variables() {
        return VARIABLES;
    }

    @Override
    public boolean saysHowToStop() {
        return false;
    }

    /** An agent's words are theirs. */
    @Override
    public boolean isSigned() {
        return false;
    }
}
