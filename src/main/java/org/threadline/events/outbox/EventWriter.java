package org.threadline.events.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;

/** Writes a fact as a CloudEvent in JSON, structured. */
@ApplicationScoped
class EventWriter {

    static final String CONTENT_TYPE = JsonFormat.CONTENT_TYPE + "; charset=UTF-8";

    private final OutboxConfig config;
    private final ObjectMapper json;
    private final EventFormat structured = EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE);

    EventWriter(OutboxConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    String write(UUID id, Fact fact, Instant time) {
        var event = CloudEventBuilder.v1()
                .withId(id.toString())
                .withSource(config.source())
                .withType(fact.type().type())
                .withSubject(fact.subject().toString())
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withExtension("brand", fact.brand())
                .withData("application/json", JsonCloudEventData.wrap(json.valueToTree(fact.data())))
                .build();
        return new String(structured.serialize(event), StandardCharsets.UTF_8);
    }
}
