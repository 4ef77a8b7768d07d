package org.threadline.security;

import jakarta.inject.Singleton;

import org.threadline.value.StorableText;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;

import io.quarkus.jackson.ObjectMapperCustomizer;

/** What JSON may be at every door: of a depth that somebody needs, with text that can be stored. */
@Singleton
class JsonLimits implements ObjectMapperCustomizer {

    /** Ours are five deep; the parser's own thousand would be gone through once per element. */
    private static final int DEEPEST = 32;

    @Override
    public void customize(ObjectMapper json) {
        json.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        json.registerModule(new SimpleModule("storable-text").addDeserializer(String.class, new StorableText()));
    }
}
