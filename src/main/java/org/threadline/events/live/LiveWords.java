package org.threadline.events.live;

import jakarta.ws.rs.sse.OutboundSseEvent;

import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/** What is written into a stream. */
final class LiveWords {

    /** The types that streams carry; what else is in the line is for others. */
    private static final String[] FOR_STREAMS = {"thread.", "message."};

    private LiveWords() {}

    static boolean isForStreams(LiveEvent event) {
        for (String beginning : FOR_STREAMS) {
            if (event.type().startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    static OutboundSseEvent of(LiveEvent event) {
        return named(event.type(), event.event()).id(id(event.position())).build();
    }

    /** The stream begins here: what the lists show now holds all up to this place. */
    static OutboundSseEvent ready(long position) {
        return named("ready", "{}").id(id(position)).build();
    }

    /** The stream begins here, and there is a gap before it. */
    static OutboundSseEvent reset(long position) {
        return named("reset", "{}").id(id(position)).build();
    }

    static OutboundSseEvent resumed() {
        return new OutboundSseEventImpl.BuilderImpl().comment("resumed").build();
    }

    /** With the place, so that a stream in which nothing happens for hours can be resumed too. */
    static OutboundSseEvent heartbeat(long position) {
        return new OutboundSseEventImpl.BuilderImpl()
                .comment("heartbeat")
                .id(id(position))
                .build();
    }

    /** Without a place: it is so now, and is told anew to whoever comes. */
    static OutboundSseEvent state(String type, String json) {
        return named(type, json).build();
    }

    private static OutboundSseEventImpl.BuilderImpl named(String name, String json) {
        return new OutboundSseEventImpl.BuilderImpl().name(name).data(json);
    }

    private static String id(long position) {
        return Long.toString(position);
    }
}
