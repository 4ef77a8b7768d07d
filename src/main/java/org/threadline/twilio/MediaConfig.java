package org.threadline.twilio;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How customers' pictures are fetched. */
@ConfigMapping(prefix = "threadline.media")
public interface MediaConfig {

    /** Hosts of the carrier, with all that end in them behind a dot. Nothing is fetched from anywhere else. */
    @WithDefault("twilio.com,twiliocdn.com,s3-external-1.amazonaws.com")
    List<String> hosts();

    /** What may be shown; nothing that a browser would run. */
    @WithDefault(
            "image/jpeg,image/png,image/gif,image/webp,image/bmp,image/heic,image/heif,audio/mpeg,audio/mp4,"
                    + "audio/ogg,audio/amr,audio/3gpp,video/mp4,video/3gpp,video/quicktime,application/pdf,text/vcard,text/x-vcard")
    Set<String> types();

    /** In bytes. Carriers take no more than 5 MB with one text. */
    @WithDefault("5242880")
    int largest();

    /** From the first connection to the last byte, redirects included. */
    @WithDefault("10s")
    Duration timeout();

    /** How many are fetched at once; each is held in memory until it is handed on. */
    @WithDefault("8")
    int parallel();

    /** Allows http and this machine itself. For development and tests; production refuses to start. */
    @WithDefault("false")
    boolean allowLoopback();
}
