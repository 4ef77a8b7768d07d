package org.threadline.wording.editing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.threadline.brand.Brand;
import org.threadline.value.Kind;
import org.threadline.wording.Phrases;
import org.threadline.wording.Signature;
import org.threadline.wording.TemplateForm;
import org.threadline.wording.TextTemplate;
import org.threadline.wording.Variable;
import org.threadline.wording.tone.Finding;
import org.threadline.wording.tone.ToneCheck;
import org.threadline.wording.tone.Utterance;

/**
 * What there is to say about a template before anybody gets a text made from it: whether it can be read, whether it says
 * something in every case, and how it speaks, with all of its words known and with as few as may be.
 */
record TemplateCheck(Brand brand, TemplateForm form, Locale language) {

    /** @param rendered as a customer would read it, with usual words; the template itself where it cannot be read */
    record Result(List<Finding> findings, String rendered) {

        boolean isRefused() {
            return findings.stream().anyMatch(Finding::isError);
        }
    }

    Result of(String body) {
        TextTemplate template;
        try {
            template = TextTemplate.parse(body);
        } catch (TextTemplate.Unreadable unreadable) {
            return new Result(List.of(unreadable(unreadable)), body);
        }
        var findings = new LinkedHashSet<Finding>(words(template));
        String full = said(template, form.variables().stream());
        String bare = said(template, form.variables().stream().filter(Variable::always));
        Stream.of(full, bare)
                .filter(text -> !text.isEmpty())
                .forEach(text -> findings.addAll(ToneCheck.of(utterance(text, template))));
        return new Result(List.copyOf(findings), full.isEmpty() ? body : full);
    }

    private static Finding unreadable(TextTemplate.Unreadable unreadable) {
        return Finding.error(
                "template",
                unreadable.getMessage(),
                "Words stand in braces, {order}; what may be missing in {#if day??} ... {/if} or {name ?: 'there'}.");
    }

    private List<Finding> words(TextTemplate template) {
        Map<String, Variable> known =
                form.variables().stream().collect(Collectors.toMap(Variable::name, variable -> variable));
        var findings = new ArrayList<Finding>();
        for (String name : template.names()) {
            Variable variable = known.get(name);
            if (variable == null) {
                findings.add(Finding.error(
                        "unknown-variable", "{" + name + "}", "Known here: " + String.join(", ", known(known)) + "."));
            } else if (!variable.always() && isNeeded(template, variable)) {
                findings.add(Finding.error(
                        "no-fallback",
                        "{" + name + "}",
                        "It is not always known. Write {#if %s??} ... {/if} around it, or {%s ?: 'other words'}."
                                .formatted(name, name)));
            } else if (variable.type() == Variable.Type.MOMENT && !Phrases.isSpoken(language)) {
                findings.add(new Finding(
                        "bare-moment",
                        Finding.Severity.WARNING,
                        "{" + name + "}",
                        "In this language days and times are said in figures only."));
            }
        }
        return findings;
    }

    private static List<String> known(Map<String, Variable> variables) {
        return variables.keySet().stream().sorted().toList();
    }

    private boolean isNeeded(TextTemplate template, Variable variable) {
        return template.missing(samples(form.variables().stream().filter(other -> !other.equals(variable))))
                .contains(variable.name());
    }

    private String said(TextTemplate template, Stream<Variable> variables) {
        return template.say(samples(variables))
                .map(text -> form.isSigned() ? Signature.behind(text, brand.voice()) : text)
                .orElse("");
    }

    private Map<String, String> samples(Stream<Variable> variables) {
        var samples = new HashMap<String, String>();
        variables.forEach(
                variable -> samples.put(variable.name(), variable.sample().in(language)));
        samples.put("brand", brand.name());
        return samples;
    }

    private Utterance utterance(String text, TextTemplate template) {
        return new Utterance(
                text,
                form.kind(),
                brand.name(),
                brand.voice(),
                template.names(),
                form.saysHowToStop(),
                form.kind() == Kind.DELAY_APOLOGY,
                language);
    }
}
