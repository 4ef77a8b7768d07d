package org.threadline.inbound;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** The topic {@code order-events-dlq}. */
@ApplicationScoped
class DeadLetterPublisher {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final MutinyEmitter<ProducerRecord<String, byte[]>> topic;

    DeadLetterPublisher(@Channel(DeadLetter.TOPIC) MutinyEmitter<ProducerRecord<String, byte[]>> topic) {
        this.topic = topic;
    }

    /** Puts them away one after the other; done when the broker has acknowledged the last, however long that takes. */
    Uni<Void> putAway(List<DeadLetter> letters) {
        return Multi.createFrom()
                .iterable(letters)
                .onItem()
                .transformToUniAndConcatenate(this::putAway)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> putAway(DeadLetter letter) {
        return topic.sendMessage(Message.of(letter.whole()))
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(() -> topic.sendMessage(Message.of(letter.withoutValue())))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
