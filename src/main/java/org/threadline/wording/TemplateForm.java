package org.threadline.wording;

import java.util.List;
import java.util.Optional;

import org.threadline.value.Kind;

/** What a template is written for: which words it may fill in, and what it is held to. */
public sealed interface TemplateForm permits Occasion, SavedReply {

    /** Of a template by its key, such as {@code order-shipped} or {@code reply-sizes}. */
    static Optional<TemplateForm> of(String key) {
        return Occasion.of(key).<TemplateForm>map(occasion -> occasion).or(() -> SavedReply.of(key));
    }

    String key();

    /** Of the messages made from it. */
    Kind kind();

    /** The words that its templates may fill in. */
    List<Variable> variables();

    /** Whether the law wants the text to say how to have no more of them. */
    boolean saysHowToStop();

    boolean isSigned();
}
