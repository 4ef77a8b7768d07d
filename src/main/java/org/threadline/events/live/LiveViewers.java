package org.threadline.events.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;

import org.threadline.events.live.LiveReader.Audience;
import org.threadline.thread.Viewer;
import org.threadline.thread.Viewers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Who is at which thread, told as it changes. It is a state and no fact: it has no place in the line, and whoever comes
 * is told how it stands.
 */
@ApplicationScoped
class LiveViewers {

    static final String TYPE = "thread.presence";

    /** Who, at which thread. */
    private record Who(UUID thread, String agent) {}

    private final Viewers viewers;
    private final LiveReaders readers;
    private final ObjectMapper json;
    private Map<Who, Viewers.Present> known = Map.of();

    LiveViewers(Viewers viewers, LiveReaders readers, ObjectMapper json) {
        this.viewers = viewers;
        this.readers = readers;
        this.json = json;
    }

    /** Compares with how it was; costs one query however many look on, and none when nobody does. */
    synchronized void tellChanges() {
        if (!readers.isAnybodyThere()) {
            known = Map.of();
            return;
        }
        Map<Who, Viewers.Present> now = new HashMap<>();
        viewers.present().forEach(present -> now.put(who(present), present));
        known.forEach((who, was) -> {
            if (!now.containsKey(who)) {
                readers.tell(was.brand(), written(was.gone()));
            }
        });
        now.forEach((who, present) -> {
            if (!present.equals(known.get(who))) {
                readers.tell(present.brand(), written(present));
            }
        });
        known = now;
    }

    /** How it stands, for somebody who has just come. */
    synchronized List<OutboundSseEvent> now(Audience audience) {
        return known.values().stream()
                .filter(present -> audience.mayHear(present.brand()))
                .map(this::written)
                .toList();
    }

    private OutboundSseEvent written(Viewers.Present present) {
        Viewer viewer = present.viewer();
        var data = Map.of(
                "brand", present.brand(),
                "threadId", present.threadId(),
                "agent", viewer.agent(),
                "state", viewer.state(),
                "since", viewer.since());
        try {
            return LiveWords.state(TYPE, json.writeValueAsString(data));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Who who(Viewers.Present present) {
        return new Who(present.threadId(), present.viewer().agent());
    }
}
