package org.threadline.inbound;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;

/**
 * The channel of the topic {@code order-events}. Paused, it hands out nothing more; its client goes on polling without
 * fetching, so that the group does not take its partitions away.
 */
@ApplicationScoped
class EventChannel {

    static final String NAME = "order-events";

    private final ChannelRegistry channels;

    EventChannel(ChannelRegistry channels) {
        this.channels = channels;
    }

    void pause() {
        if (!channel().isPaused()) {
            channel().pause();
        }
    }

    void resume() {
        if (channel().isPaused()) {
            channel().resume();
        }
    }

    boolean isPaused() {
        return channel() != null && channel().isPaused();
    }

    private PausableChannel channel() {
        return channels.getPausable(NAME);
    }
}
