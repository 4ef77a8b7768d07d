package org.threadline.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What we have told the world, as it lies in the topic. */
public final class Topic {

    public static final String NAME = "threadline-events";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Topic() {}

    /** All with this key, from the beginning, in the topic's order. */
    public static List<ConsumerRecord<String, byte[]>> ofKey(Object key) {
        return all().stream()
                .filter(record -> key.toString().equals(record.key()))
                .toList();
    }

    /** The same as CloudEvents in JSON. */
    public static List<JsonNode> eventsOfKey(Object key) {
        return ofKey(key).stream().map(Topic::json).toList();
    }

    /** Everything there is, each partition in its order. */
    public static List<ConsumerRecord<String, byte[]>> all() {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Shop.broker());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(NAME).stream()
                    .map(partition -> new TopicPartition(NAME, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    public static JsonNode json(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException notJson) {
            throw new IllegalStateException(notJson);
        }
    }
}
