package org.threadline.inbound;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;

/**
 * The topic {@code order-events}. It only stores: what follows is sent from the queue. What can never be understood is
 * thrown and lands in the dead-letter topic with the reason; while the store is away the event waits and is tried again.
 */
@ApplicationScoped
class OrderEventConsumer {

    private final ShopEventReader reader;
    private final ShopEvents events;
    private final Patience patience;
    private final MeterRegistry meters;

    OrderEventConsumer(ShopEventReader reader, ShopEvents events, Patience patience, MeterRegistry meters) {
        this.reader = reader;
        this.events = events;
        this.patience = patience;
        this.meters = meters;
    }

    @Incoming("order-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        try {
            ShopEvent event = reader.read(record);
            boolean news = patience.untilStored(() -> events.take(event));
            count(news ? "taken" : "duplicate");
        } catch (UnusableEvent unusable) {
            count("dead-letter");
            throw unusable;
        }
    }

    private void count(String result) {
        meters.counter("threadline.events.in", "result", result).increment();
    }
}
