package org.threadline.consent;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** What outlives an erasure. */
@ConfigMapping(prefix = "threadline.privacy")
public interface PrivacyConfig {

    /**
     * Key under which the number of somebody who has stopped us is remembered after they were erased. With another key
     * no kept withdrawal is ever found again, so it stays the same for good; production does not start without one.
     */
    Optional<String> key();
}
