package org.threadline.outbound.media;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.outbound.Attachment;
import org.threadline.outbound.Attachments;
import org.threadline.outbound.MediaRefused;
import org.threadline.outbound.media.MediaSource.Look;

/**
 * Looks at what is to go with a text as the carrier will: under its address, with the kind and the size that it is
 * served with. Done while its author still waits, because the carrier would say so only after it has taken the text.
 */
@ApplicationScoped
public class OutgoingMedia {

    private static final Pattern A_TYPE = Pattern.compile("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}");

    /** A look ends by itself; looking up a name may not. */
    private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(250);

    private final MediaSource source;
    private final Set<String> believed;
    private final ExecutorService looks = Executors.newVirtualThreadPerTaskExecutor();

    OutgoingMedia(MediaSource source, OutgoingMediaConfig config) {
        this.source = source;
        this.believed = config.uncheckedHosts().orElse(Set.of());
    }

    /**
     * Fetches all of them at once, outside of any transaction.
     *
     * @throws MediaRefused when one cannot be had, or they are of a kind or size that carriers do not take
     */
    public void examine(List<Attachment> attachments) {
        Attachments.checked(attachments);
        var looked = new LinkedHashMap<Integer, Future<Look>>();
        long end = source.deadline();
        for (int i = 0; i < attachments.size(); i++) {
            String url = attachments.get(i).url();
            if (!isBelieved(url)) {
                looked.put(i, looks.submit(() -> source.look(url, Attachments.MOST_BYTES, end)));
            }
        }
        judge(looked, end + GRACE);
    }

    private boolean isBelieved(String url) {
        return believed.contains("*") || believed.contains(URI.create(url).getHost());
    }

    private static void judge(Map<Integer, Future<Look>> looked, long end) {
        long bytes = 0;
        for (Map.Entry<Integer, Future<Look>> one : looked.entrySet()) {
            switch (look(one.getValue(), end)) {
                case Look.Failed(String why) ->
                    throw new MediaRefused("media[%d] could not be fetched: %s. The carrier would fetch it there too."
                            .formatted(one.getKey(), why));
                case Look.Found(String type, long size) -> {
                    if (!Attachments.isTaken(type)) {
                        throw new MediaRefused("media[%d] is served as %s, which carriers do not take."
                                .formatted(one.getKey(), readable(type)));
                    }
                    bytes += size;
                }
            }
        }
        if (bytes > Attachments.MOST_BYTES) {
            throw new MediaRefused("Together they are larger than 5 MB; carriers take no more with one text.");
        }
    }

    /** A stranger's words come into an answer of ours only when they are what they should be. */
    private static String readable(String type) {
        return A_TYPE.matcher(type).matches() ? type : "something without a known kind";
    }

    private static Look look(Future<Look> look, long end) {
        try {
            return look.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new Look.Failed(MediaSource.LATE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Look.Failed("we were interrupted");
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    @PreDestroy
    void close() {
        looks.shutdownNow();
    }
}
