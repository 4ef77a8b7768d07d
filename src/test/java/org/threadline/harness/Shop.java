package org.threadline.harness;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.RestAssured;

/** An order system that publishes to the real topic. */
public final class Shop {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static KafkaProducer<String, byte[]> producer;

    private Shop() {}

    /** Publishes a structured CloudEvent that happened now, with an id of its own. */
    public static void publish(Phone customer, String type, Map<String, Object> data) {
        publish(customer, UUID.randomUUID().toString(), type, Instant.now(), data);
    }

    public static void publish(Phone customer, String id, String type, Instant time, Map<String, Object> data) {
        var all = new HashMap<String, Object>(data);
        all.putIfAbsent("brand", customer.brand().key());
        all.putIfAbsent("customer", Map.of("phone", customer.number(), "firstName", "Ada"));
        try {
            send(new ProducerRecord<>(
                    "order-events",
                    customer.number(),
                    JSON.writeValueAsBytes(Map.of(
                            "specversion",
                            "1.0",
                            "id",
                            id,
                            "source",
                            "/test-shop",
                            "type",
                            type,
                            "time",
                            time.toString(),
                            "datacontenttype",
                            "application/json",
                            "data",
                            all))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Publishes anything, poison too. */
    public static void send(ProducerRecord<String, byte[]> record) {
        try {
            producer().send(record).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static void sendText(String key, String value) {
        send(new ProducerRecord<>("order-events", key, value.getBytes(StandardCharsets.UTF_8)));
    }

    public static String broker() {
        return RestAssured.get("/_local/info").jsonPath().getString("kafka");
    }

    private static synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker()),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }
}
