package org.threadline.security.audit;

import java.time.Period;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long it is known who did what. */
@ConfigMapping(prefix = "threadline.audit")
public interface AuditConfig {

    /** Older lines are forgotten, of all brands alike. Long enough to answer for a year that has just ended. */
    @WithDefault("P2Y")
    Period keep();
}
