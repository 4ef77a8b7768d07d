package org.threadline.events.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.threadline.events.outbox.OutboxSlots.Waiting;

import io.quarkus.logging.Log;

/**
 * Hands events to the broker, in rounds: in each round every key has one event on its way, and its next one follows
 * when that is acknowledged. A key whose event fails is left for another time, so nothing of it overtakes.
 */
class EventPublisher {

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final Clock clock;

    EventPublisher(Producer<String, byte[]> producer, String topic, Clock clock) {
        this.producer = producer;
        this.topic = topic;
        this.clock = clock;
    }

    /**
     * @param events in order
     * @param lastRound no round begins after this moment
     * @return those that the broker has acknowledged
     */
    Set<UUID> publish(List<Waiting> events, Instant lastRound) throws InterruptedException {
        var waiting = new LinkedHashMap<UUID, Queue<Waiting>>();
        events.forEach(event ->
                waiting.computeIfAbsent(event.key(), key -> new ArrayDeque<>()).add(event));
        var published = new HashSet<UUID>();
        while (!waiting.isEmpty() && clock.instant().isBefore(lastRound)) {
            round(waiting, published);
        }
        return published;
    }

    private void round(Map<UUID, Queue<Waiting>> waiting, Set<UUID> published) throws InterruptedException {
        Map<UUID, Future<RecordMetadata>> sent = send(waiting);
        // Who was not sent was not to be sent: the broker is away.
        waiting.keySet().retainAll(sent.keySet());
        var refusals = new ArrayList<Throwable>();
        for (var each : sent.entrySet()) {
            Queue<Waiting> ofKey = waiting.get(each.getKey());
            try {
                each.getValue().get();
                published.add(ofKey.remove().id());
            } catch (ExecutionException refused) {
                refusals.add(refused.getCause());
                ofKey.clear();
            }
        }
        waiting.values().removeIf(Queue::isEmpty);
        if (!refusals.isEmpty()) {
            Log.warnf("%d events could not be published, they wait: %s", refusals.size(), refusals.getFirst());
        }
    }

    private Map<UUID, Future<RecordMetadata>> send(Map<UUID, Queue<Waiting>> waiting) {
        var sent = new LinkedHashMap<UUID, Future<RecordMetadata>>();
        for (var ofKey : waiting.entrySet()) {
            Future<RecordMetadata> sending =
                    producer.send(record(ofKey.getValue().element()));
            sent.put(ofKey.getKey(), sending);
            // Failed at once means that no broker could be asked where the topic is; each further try would wait too.
            if (sending.isDone() && sending.state() == Future.State.FAILED) {
                break;
            }
        }
        return sent;
    }

    private ProducerRecord<String, byte[]> record(Waiting event) {
        var record = new ProducerRecord<>(
                topic, event.key().toString(), event.event().getBytes(StandardCharsets.UTF_8));
        record.headers().add("content-type", EventWriter.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
