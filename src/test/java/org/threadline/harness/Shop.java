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

    private static final String TOPIC = "order-events";
    private static final String SOURCE = "/test-shop";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static KafkaProducer<String, byte[]> producer;

    private Shop() {}

    /** Publishes a structured CloudEvent that happened now, with an id of its own. */
    public static void publish(Phone customer, String type, Map<String, Object> data) {
        publish(customer, UUID.randomUUID().toString(), type, Instant.now(), data);
    }

    /** The same, when and under which id the test says. */
    public static void publish(Phone customer, String id, String type, Instant time, Map<String, Object> data) {
        publish(customer, SOURCE, id, type, time, data);
    }

    public static void publish(
            Phone customer, String source, String id, String type, Instant time, Map<String, Object> data) {
        send(structured(customer, source, id, type, time, data));
    }

    /** Publishes a structured CloudEvent whose producer says that it is one; the others here leave that out. */
    public static void publishLabelled(Phone customer, String type, Map<String, Object> data) {
        var record = structured(customer, SOURCE, UUID.randomUUID().toString(), type, Instant.now(), data);
        record.headers()
                .add("content-type", "application/cloudevents+json; charset=UTF-8".getBytes(StandardCharsets.UTF_8));
        send(record);
    }

    private static ProducerRecord<String, byte[]> structured(
            Phone customer, String source, String id, String type, Instant time, Map<String, Object> data) {
        return new ProducerRecord<>(
                TOPIC,
                customer.number(),
                json(Map.of(
                        "specversion",
                        "1.0",
                        "id",
                        id,
                        "source",
                        source,
                        "type",
                        type,
                        "time",
                        time.toString(),
                        "datacontenttype",
                        "application/json",
                        "data",
                        complete(customer, data))));
    }

    /** Publishes a binary CloudEvent: the attributes are headers, the value is the data alone. */
    public static void publishBinary(Phone customer, String type, Map<String, Object> data) {
        var record = new ProducerRecord<>(TOPIC, customer.number(), json(complete(customer, data)));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        SOURCE,
                        "ce_type",
                        type,
                        "ce_time",
                        Instant.now().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(record);
    }

    /** Brand and customer stand in all data; what the test says of them counts. */
    private static Map<String, Object> complete(Phone customer, Map<String, Object> data) {
        var all = new HashMap<String, Object>(data);
        all.putIfAbsent("brand", customer.brand().key());
        all.putIfAbsent("customer", Map.of("phone", customer.number(), "firstName", "Ada"));
        return all;
    }

    public static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
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
        send(new ProducerRecord<>(TOPIC, key, value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Learns anew which partitions the topic has; otherwise that takes minutes. */
    public static synchronized void reconnect() {
        if (producer != null) {
            producer.close();
            producer = null;
        }
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
