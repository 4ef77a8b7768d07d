package org.threadline.thread;

import java.time.Duration;
import java.util.Optional;

import org.threadline.brand.Brand;

/** How long whoever writes now will wait for a person; asked by what greets them. */
public interface ExpectedWaits {

    /** In opening hours; nothing when too little is known of this brand. */
    Optional<Duration> of(Brand brand);
}
