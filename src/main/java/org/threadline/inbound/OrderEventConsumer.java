package org.threadline.inbound;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * The topic {@code order-events}, a poll at a time. It only stores: what follows is sent from the queue. An offset is
 * committed only after the events before it are stored, or lie in the dead-letter topic; while the store is away the
 * channel is paused, and no thread waits.
 */
@ApplicationScoped
class OrderEventConsumer {

    private final EventIntake intake;
    private final DeadLetterPublisher deadLetters;
    private final StoreOutage outage;
    private final IntakeProgress progress;
    private final EventMeters meters;

    OrderEventConsumer(
            EventIntake intake,
            DeadLetterPublisher deadLetters,
            StoreOutage outage,
            IntakeProgress progress,
            EventMeters meters) {
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.outage = outage;
        this.progress = progress;
        this.meters = meters;
    }

    @Incoming(EventChannel.NAME)
    Uni<Void> on(ConsumerRecords<String, byte[]> polled) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>(polled.count());
        polled.forEach(records::add);
        meters.batch(records.size());
        progress.began();
        return stored(records).chain(deadLetters::putAway).invoke(progress::ended);
    }

    private Uni<List<DeadLetter>> stored(List<ConsumerRecord<String, byte[]>> records) {
        return Uni.createFrom()
                .item(() -> intake.take(records))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .retry()
                .when(outage::overcome);
    }
}
