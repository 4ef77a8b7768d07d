package org.threadline.events.webhook;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How webhooks are delivered. */
@ConfigMapping(prefix = "threadline.webhooks")
public interface WebhookConfig {

    /** How often is looked for due deliveries when nothing has woken the job: retries, other replicas' work. */
    @WithDefault("500ms")
    Duration poll();

    /** How many deliveries one replica has on their way. */
    @WithDefault("128")
    int parallel();

    /** How many of them to one webhook; one only while it fails. A slow receiver delays nobody else by it. */
    @WithDefault("4")
    int parallelEach();

    @WithDefault("5s")
    Duration connectTimeout();

    /** From the first byte sent to the last byte of the answer, however slowly that comes. */
    @WithDefault("15s")
    Duration timeout();

    /**
     * How long a claimed delivery may stay without a recorded outcome before it is made again. Must be longer than all
     * time-outs together, the name server's too.
     */
    @WithDefault("2m")
    Duration lease();

    /** The wait after the first failure; doubles each time. */
    @WithDefault("5s")
    Duration firstRetry();

    @WithDefault("1h")
    Duration longestRetry();

    /** How long after its first attempt a delivery is tried again. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** How long nothing may have succeeded before a webhook counts as failing. */
    @WithDefault("1h")
    Duration failingAfter();

    /** How long the old secret signs too, after a new one was made. */
    @WithDefault("24h")
    Duration secretOverlap();

    /** Allows http and this machine itself as receiver. For development and tests; production refuses to start. */
    @WithDefault("false")
    boolean allowLoopback();
}
