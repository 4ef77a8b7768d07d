package org.threadline.faults;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts keep coming, again and again, while the application dies under them. */
class WebhooksIT {

    private static final int CUSTOMERS = Scale.pick(300, 5000);
    private static final int PER_SECOND = Scale.pick(30, 60);
    private static final int LEAST_KILLS = 3;
    private static final Duration LATEST_REPEAT = Scale.pick(Duration.ofSeconds(8), Duration.ofMinutes(3));
    private static final Duration LONGEST_LIFE = Scale.pick(Duration.ofSeconds(3), Duration.ofSeconds(7));

    @Test
    void whatWasAnsweredIsStoredExactlyOnce() throws Exception {
        var cluster = Cluster.whole();
        var load = new TextLoad(
                cluster, cluster.brand("webhooks", 5), new TextLoad.Plan(CUSTOMERS, PER_SECOND, LATEST_REPEAT));

        int kills = Reaper.during(
                cluster,
                Duration.ofSeconds(1),
                LONGEST_LIFE,
                killed -> load.run(Scale.during(Duration.ofSeconds(20), killed, LEAST_KILLS)));

        TextCheck check = load.check();
        Report.of("webhooks")
                .figure("kills", kills)
                .figure("load", load.figures())
                .figure("result", check.figures())
                .write();
        assertThat(kills).isPositive();
        assertThat(check.isClean()).as(check.figures()).isTrue();
    }
}
