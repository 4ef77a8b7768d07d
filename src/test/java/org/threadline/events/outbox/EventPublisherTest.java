package org.threadline.events.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.threadline.events.outbox.OutboxSlots.Waiting;
import org.threadline.value.Ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EventPublisherTest {

    private static final UUID ADA = Ids.next();
    private static final UUID BOB = Ids.next();

    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final EventPublisher publisher = new EventPublisher(broker, "events", Clock.systemUTC());

    @Test
    void nothingIsPublishedBeforeTheBrokerHasIt() throws Exception {
        Waiting only = of(ADA);

        var publishing = publish(only);
        awaitSent(1);
        assertThat(publishing).isNotDone();
        broker.completeNext();

        assertThat(publishing.get(10, TimeUnit.SECONDS)).containsExactly(only.id());
    }

    @Test
    void theNextOfAKeyWaitsForTheOneBefore() throws Exception {
        var publishing = publish(of(ADA), of(ADA), of(BOB));
        awaitSent(2);
        assertThat(broker.history()).extracting(sent -> sent.key()).containsExactly(ADA.toString(), BOB.toString());

        broker.completeNext();
        broker.completeNext();
        awaitSent(3);
        broker.completeNext();

        assertThat(publishing.get(10, TimeUnit.SECONDS)).hasSize(3);
    }

    @Test
    void whatFailsHoldsBackItsKeyAndNobodyElse() throws Exception {
        Waiting first = of(ADA);
        Waiting second = of(ADA);
        Waiting other = of(BOB);

        var publishing = publish(first, second, other);
        awaitSent(2);
        broker.errorNext(new TimeoutException("no acknowledgement"));
        broker.completeNext();

        assertThat(publishing.get(10, TimeUnit.SECONDS)).containsExactly(other.id());
        assertThat(broker.history()).hasSize(2);
    }

    @Test
    void noRoundBeginsOnceTheLeaseIsNearItsEnd() throws Exception {
        assertThat(publisher.publish(List.of(of(ADA)), Instant.now().minusSeconds(1)))
                .isEmpty();

        assertThat(broker.history()).isEmpty();
    }

    private CompletableFuture<Set<UUID>> publish(Waiting... events) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return publisher.publish(List.of(events), Instant.now().plusSeconds(60));
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }

    private void awaitSent(int many) {
        BooleanSupplier sent = () -> broker.history().size() == many;
        await().until(sent::getAsBoolean);
    }

    private static Waiting of(UUID key) {
        return new Waiting(Ids.next(), key, "{}");
    }
}
