package org.threadline.inbound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.threadline.order.OrderEvent;
import org.threadline.retention.CartEvent;
import org.threadline.value.StorableText;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;

/** Reads CloudEvents, structured or binary, and refuses what does not hold what it should. */
@ApplicationScoped
class ShopEventReader {

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("order.placed", OrderEvent.Placed.class),
            Map.entry("order.shipped", OrderEvent.Shipped.class),
            Map.entry("order.out_for_delivery", OrderEvent.OutForDelivery.class),
            Map.entry("order.delivered", OrderEvent.Delivered.class),
            Map.entry("order.delayed", OrderEvent.Delayed.class),
            Map.entry("order.cancelled", OrderEvent.Cancelled.class),
            Map.entry("order.change.answered", ShopEvent.ChangeAnswered.class),
            Map.entry("cart.updated", CartEvent.Updated.class),
            Map.entry("cart.abandoned", CartEvent.Abandoned.class),
            Map.entry("cart.emptied", CartEvent.Emptied.class),
            Map.entry("consent.changed", ShopEvent.ConsentChanged.class));

    /** Five hundred items take a fifth of it. What is larger is not worth the memory of reading it. */
    private static final int LARGEST = 1024 * 1024;

    private final ObjectMapper json;
    private final Validator validator;
    private final EventFormat structured = EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE);

    ShopEventReader(ObjectMapper json, Validator validator) {
        // Shops add fields of their own; only the agents' API is strict about what it does not know.
        this.json = json.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new SimpleModule().addDeserializer(String.class, new StorableText()));
        this.validator = validator;
    }

    /** @throws UnusableEvent when no retry could make sense of it */
    ShopEvent read(ConsumerRecord<String, byte[]> record) {
        CloudEvent event = cloudEvent(record);
        Class<?> type = TYPES.get(event.getType());
        if (type == null) {
            throw new UnusableEvent("unknown type");
        }
        if (event.getId().length() > 200 || event.getSource().toString().length() > 300) {
            throw new UnusableEvent("id or source too long");
        }
        Instant time = Optional.ofNullable(event.getTime())
                .map(ShopEventReader::moment)
                .orElseGet(() -> Instant.ofEpochMilli(record.timestamp()));
        return new ShopEvent(event.getSource().toString(), event.getId(), event.getType(), time, data(event, type));
    }

    /** RFC 3339 knows years of four digits; others cannot be stored. */
    private static Instant moment(OffsetDateTime time) {
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw new UnusableEvent("invalid: time has the wrong form");
        }
        return time.toInstant();
    }

    private CloudEvent cloudEvent(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null || record.value().length == 0) {
            throw new UnusableEvent("empty");
        }
        if (record.value().length > LARGEST) {
            throw new UnusableEvent("larger than 1 MiB");
        }
        try {
            boolean labelled = record.headers().lastHeader("ce_specversion") != null
                    || Optional.ofNullable(record.headers().lastHeader("content-type"))
                            .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                            .filter(type -> type.startsWith("application/cloudevents"))
                            .isPresent();
            // A structured event is taken as such also when its producer forgot to say so.
            return Objects.requireNonNull(
                    labelled
                            ? KafkaMessageFactory.createReader(record).toEvent()
                            : structured.deserialize(record.value()));
        } catch (RuntimeException unreadable) {
            // Whatever the library says may repeat what the event holds; it does not go into a header.
            throw new UnusableEvent("not a CloudEvent");
        }
    }

    private ShopEvent.Data data(CloudEvent event, Class<?> type) {
        if (event.getData() == null) {
            throw new UnusableEvent("no data");
        }
        Object data;
        try {
            data = json.readValue(event.getData().toBytes(), type);
        } catch (JsonMappingException misfit) {
            throw new UnusableEvent("invalid: " + path(misfit)
                    + (misfit instanceof InvalidFormatException ? " has the wrong form" : " does not fit"));
        } catch (IOException broken) {
            throw new UnusableEvent("data is not JSON");
        }
        if (data == null) {
            throw new UnusableEvent("no data");
        }
        var wrong = new TreeSet<String>();
        validator
                .validate(data)
                .forEach(violation -> wrong.add(violation.getPropertyPath() + " " + violation.getMessage()));
        if (!wrong.isEmpty()) {
            throw new UnusableEvent("invalid: " + String.join("; ", wrong));
        }
        return switch (data) {
            case OrderEvent order -> new ShopEvent.OfOrder(order);
            case CartEvent cart -> new ShopEvent.OfCart(cart);
            case ShopEvent.Data other -> other;
            default -> throw new IllegalStateException("no event is read into " + data.getClass());
        };
    }

    private static String path(JsonMappingException misfit) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : misfit.getPath()) {
            path.append(path.isEmpty() ? "" : ".")
                    .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        return path.isEmpty() ? "data" : path.toString();
    }
}
