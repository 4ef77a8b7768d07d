package org.threadline.security.rate;

import java.util.Map;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How fast one token's subject may call one replica. */
@ConfigMapping(prefix = "threadline.rate-limit")
public interface RateLimitConfig {

    /** Calls a second in the long run. A person with a busy screen makes a few. */
    @WithDefault("50")
    @Min(1) int perSecond();

    /** Calls at once after a rest. */
    @WithDefault("100")
    @Min(1) int burst();

    /** Subjects with a limit of their own, such as the account of a help desk that calls for many. */
    Map<String, Own> subjects();

    /** A limit of its own. */
    interface Own {

        @Min(1) int perSecond();

        @Min(1) int burst();
    }
}
