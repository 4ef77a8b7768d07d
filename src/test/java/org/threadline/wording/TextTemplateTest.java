package org.threadline.wording;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextTemplateTest {

    private static final Map<String, String> KNOWN = Map.of("name", "Ada", "order", "1001");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hi {name}!                                     | Hi Ada!
            Hi {who ?: 'there'}!                           | Hi there!
            Hi {name ?: 'there'}!                          | Hi Ada!
            Hi{#if who??} {who}{/if}!                      | Hi!
            Hi{#if who??} {who}{#else if name??} {name}{/if}! | Hi Ada!
            {#if order == '1001'}It is yours.{/if}         | It is yours.
            Two   spaces                                   | Two spaces
            A brace { is no word                           | A brace { is no word
            """)
    void wordsAreFilledIn(String template, String said) {
        assertThat(TextTemplate.parse(template).say(KNOWN)).contains(said);
    }

    @Test
    void nothingIsSaidWhenAWordIsMissing() {
        TextTemplate template = TextTemplate.parse("{name}: {order} {day} {#if link??}{link}{/if} {carrier}");

        assertThat(template.say(KNOWN)).isEmpty();
        assertThat(template.missing(KNOWN)).containsExactly("day", "carrier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name.length}",
                "{name.getClass}",
                "{name.getClass()}",
                "{name.class.name}",
                "{this}",
                "{data:name.bytes}",
                "{cdi:brands}",
                "{str:format('%s', name)}",
                "{config:quarkus.datasource.password}",
                "{inject:brands.keys}",
                "{name.or(order.length)}{order.length}"
            })
    void nothingButWordsIsEverReached(String template) {
        assertThat(said(template)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{#for i in name}{i}{/for}",
                "{#each name}{it}{/each}",
                "{#include other}{/include}",
                "{#insert}{/insert}",
                "{#let x=name}{x}{/let}",
                "{#eval name}{/eval}",
                "{#fragment id=x}{/fragment}",
                "{#if name}",
                "{/if}",
                "{#if}x{/if}"
            })
    void whatIsNoConditionAndNoWordIsNoTemplate(String template) {
        assertThatThrownBy(() -> TextTemplate.parse(template)).isInstanceOf(TextTemplate.Unreadable.class);
    }

    private static String said(String template) {
        try {
            return TextTemplate.parse(template).say(KNOWN).orElse("");
        } catch (TextTemplate.Unreadable refused) {
            return "";
        }
    }
}
