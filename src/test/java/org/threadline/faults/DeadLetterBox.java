package org.threadline.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The dead-letter topic, read from its beginning. */
record DeadLetterBox(String bootstrapServers) {

    /** Letters whose key begins like this. */
    List<PoisonCheck.Letter> withKeysOf(String prefix) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "fetch.max.bytes", 64 * 1024 * 1024),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Broker.DEAD_LETTERS).stream()
                    .map(partition -> new TopicPartition(Broker.DEAD_LETTERS, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var letters = new ArrayList<PoisonCheck.Letter>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> {
                    if (letter.key() != null && letter.key().startsWith(prefix)) {
                        letters.add(new PoisonCheck.Letter(letter.key(), headers(letter)));
                    }
                });
            }
            return letters;
        }
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> letter) {
        var headers = new HashMap<String, String>();
        letter.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
