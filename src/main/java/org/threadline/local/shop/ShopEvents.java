package org.threadline.local.shop;

import java.util.Map;
import java.util.concurrent.ExecutionException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The shop's end of the topic the application listens to. */
@ApplicationScoped
public class ShopEvents {

    private static final String TOPIC = "order-events";
    private static final byte[] STRUCTURED = "application/cloudevents+json; charset=UTF-8".getBytes(UTF_8);

    private final Producer<String, String> producer;
    private final ObjectMapper json;

    ShopEvents(
            @ConfigProperty(name = "kafka.bootstrap.servers", defaultValue = "localhost:9092") String bootstrapServers,
            ObjectMapper json) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
        this.json = json;
    }

    /** Returns once the broker has it. */
    public void publish(ShopEvent event) {
        try {
            send(event.phone().orElse(null), json.writeValueAsString(event.json()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Anything at all, to see what becomes of it. */
    void send(String key, String value) {
        var record = new ProducerRecord<>(TOPIC, key, value);
        record.headers().add("content-type", STRUCTURED);
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take the event", e.getCause());
        }
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
