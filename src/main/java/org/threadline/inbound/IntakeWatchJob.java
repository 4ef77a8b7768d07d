package org.threadline.inbound;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;

/** Looks how many events wait for this replica. It asks the client's own thread, so it also notices when that is gone. */
@ApplicationScoped
@Startup
class IntakeWatchJob {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaClientService clients;
    private final IntakeProgress progress;
    private final AtomicLong waiting = new AtomicLong();

    IntakeWatchJob(KafkaClientService clients, IntakeProgress progress, EventChannel channel, MeterRegistry registry) {
        this.clients = clients;
        this.progress = progress;
        registry.gauge("threadline.events.waiting", waiting);
        Gauge.builder("threadline.events.paused", () -> channel.isPaused() ? 1 : 0)
                .register(registry);
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            KafkaConsumer<String, byte[]> client = clients.getConsumer(EventChannel.NAME);
            Function<Consumer<String, byte[]>, Long> lag = IntakeWatchJob::lag;
            waiting.set(client.runOnPollingThread(lag).await().atMost(PATIENCE));
            progress.seen(waiting.get() > 0);
        } catch (RuntimeException nobodyThere) {
            progress.seen(true);
        }
    }

    private static long lag(Consumer<String, byte[]> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }
}
