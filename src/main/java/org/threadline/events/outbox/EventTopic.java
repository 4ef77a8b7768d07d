package org.threadline.events.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.smallrye.common.annotation.Identifier;

/**
 * The way to the topic. A client of our own, not a channel: the job needs to know of each event whether the broker has
 * it, and must outlive the work that is under way at shutdown.
 */
@ApplicationScoped
class EventTopic {

    private final Map<String, Object> broker;
    private final OutboxConfig config;
    private final Clock clock;
    private Producer<String, byte[]> producer;

    EventTopic(@Identifier("default-kafka-broker") Map<String, Object> broker, OutboxConfig config, Clock clock) {
        this.broker = broker;
        this.config = config;
        this.clock = clock;
    }

    /** Made when it is first needed: a broker whose name nobody knows yet must not keep us from starting. */
    synchronized EventPublisher publisher() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        }
        return new EventPublisher(producer, config.topic(), clock);
    }

    private Map<String, Object> settings() {
        int patience = Math.toIntExact(config.acknowledgement().toMillis());
        var settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "threadline-events");
        // Every copy has it before it counts as published; the client's own retries neither double nor overtake.
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) patience / 2);
        // A round is waited for, so waiting for more to send would only make it longer.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return settings;
    }

    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
