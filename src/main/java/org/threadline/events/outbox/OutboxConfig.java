package org.threadline.events.outbox;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How events leave. */
@ConfigMapping(prefix = "threadline.events")
public interface OutboxConfig {

    @WithDefault("threadline-events")
    String topic();

    /** The attribute {@code source} of every event; tell two installations apart by it. */
    @WithDefault("/threadline")
    URI source();

    /**
     * Whether {@code message.received} tells what the customer wrote. A topic and a receiver keep what they are given,
     * out of reach of an erasure here, so it is for the installation to choose.
     */
    @WithDefault("false")
    boolean messageBodies();

    /** How often the outbox is looked at when nothing has woken the job: late commits, other replicas' work. */
    @WithDefault("500ms")
    Duration poll();

    /** How many events of one slot are published in one go. */
    @WithDefault("200")
    int batch();

    /** How long the broker may take to acknowledge an event, all retries of the client included. */
    @WithDefault("10s")
    Duration acknowledgement();

    /** How long one publisher may hold its slots; of a publisher that died they are free afterwards. */
    @WithDefault("30s")
    Duration lease();

    /** How long an event is kept that no webhook wants, after it was published. */
    @WithDefault("1h")
    Duration keepPublished();

    /** How long an event is kept that a webhook wants, and with it its deliveries: so long it can be replayed. */
    @WithDefault("7d")
    Duration keepDelivered();
}
