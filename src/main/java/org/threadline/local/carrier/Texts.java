package org.threadline.local.carrier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Every message, newest last, as many as memory can bear; the oldest fall out. */
final class Texts {

    private static final int CAPACITY = 100_000;

    private final LinkedHashMap<String, Text> bySid = new LinkedHashMap<>();
    private final List<Consumer<Text>> watchers = new CopyOnWriteArrayList<>();

    void add(Text text) {
        synchronized (bySid) {
            bySid.put(text.sid(), text);
            if (bySid.size() > CAPACITY) {
                bySid.pollFirstEntry();
            }
        }
        watchers.forEach(watcher -> watcher.accept(text));
    }

    Optional<Text> find(String sid) {
        synchronized (bySid) {
            return Optional.ofNullable(bySid.get(sid));
        }
    }

    /** The newest first. */
    List<Text> list(Predicate<Text> filter) {
        synchronized (bySid) {
            var found = new ArrayList<Text>();
            for (var text : bySid.sequencedValues().reversed()) {
                if (filter.test(text)) {
                    found.add(text);
                }
            }
            return found;
        }
    }

    /** Empty when the text has been deleted since. */
    Optional<Text> advance(String sid, String status, Integer errorCode) {
        return change(sid, text -> {
            var now = Instant.now();
            var sentAt =
                    text.progress().sentAt() == null ? now : text.progress().sentAt();
            return text.with(new Text.Progress(status, errorCode, sentAt, now));
        });
    }

    Optional<Text> redact(String sid) {
        return change(sid, Text::redacted);
    }

    /** The picture of this id is gone, whichever message it belonged to. */
    void dropMedia(String mediaSid) {
        list(text -> text.media().stream().anyMatch(one -> one.url().endsWith("/" + mediaSid)))
                .forEach(text -> change(text.sid(), changed -> changed.without(mediaSid)));
    }

    boolean delete(String sid) {
        synchronized (bySid) {
            return bySid.remove(sid) != null;
        }
    }

    void clear() {
        synchronized (bySid) {
            bySid.clear();
        }
    }

    void watch(Consumer<Text> watcher) {
        watchers.add(watcher);
    }

    void unwatch(Consumer<Text> watcher) {
        watchers.remove(watcher);
    }

    private Optional<Text> change(String sid, UnaryOperator<Text> change) {
        Optional<Text> changed;
        synchronized (bySid) {
            changed = Optional.ofNullable(bySid.computeIfPresent(sid, (key, text) -> change.apply(text)));
        }
        changed.ifPresent(text -> watchers.forEach(watcher -> watcher.accept(text)));
        return changed;
    }
}
