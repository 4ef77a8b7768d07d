package org.threadline.order;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How orders are told of, unless a brand says otherwise. */
@ConfigMapping(prefix = "threadline.orders")
interface OrderConfig {

    /** Order systems catch up in bursts: sent, and out for delivery within minutes, is one text and not two. */
    @WithDefault("2m")
    Duration settle();
}
