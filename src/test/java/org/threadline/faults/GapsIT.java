package org.threadline.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Customers text while no webhook reaches us, and while some do; afterwards the carrier's list makes it good. */
class GapsIT {

    private static final int CUSTOMERS = 200;
    private static final int PER_SECOND = 10;
    private static final Duration IN_TIME = Duration.ofMinutes(2);

    private final List<TextCheck.Posted> texted = new ArrayList<>();
    private Cluster cluster;
    private Shop shop;

    @Test
    void whatNoWebhookBroughtIsThereOnceAfterwards() throws Exception {
        cluster = Cluster.whole();
        shop = cluster.brand("gaps", 5);
        text(Scale.pick(Duration.ofSeconds(2), Duration.ofSeconds(30)));
        long before = texted.size();
        cluster.carrier().misbehave(Map.of("blackholeWebhooks", true));
        text(Scale.load(Duration.ofSeconds(10)));
        long within = texted.size() - before;
        cluster.carrier().behave();
        // The first webhooks after it must not hide that earlier texts are missing.
        text(Duration.ofSeconds(2));

        Duration took = awaitAll();

        TextCheck check = TextCheck.of(texted, stored());
        Report.of("gaps")
                .figure("texts before", before)
                .figure("in the black hole", within)
                .figure("after it", texted.size() - before - within)
                .figure("ms until all were there", took.toMillis())
                .figure("result", check.figures())
                .write();
        assertThat(check.isClean()).as(check.figures()).isTrue();
        assertThat(took).isLessThanOrEqualTo(IN_TIME);
    }

    private void text(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        BooleanSupplier goesOn = () -> System.nanoTime() < end;
        long gap = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
        for (long next = System.nanoTime(); goesOn.getAsBoolean(); next += gap) {
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            int customer = texted.size() % CUSTOMERS;
            String body = "Where is parcel " + texted.size() + "?";
            JsonNode taken = cluster.carrier().text(shop.phone(customer), shop.number(customer), body);
            // The carrier has taken it, so we owe it to be there, whether or not we heard of it.
            texted.add(new TextCheck.Posted(taken.get("messageSid").asText(), shop.phone(customer), body, true));
        }
    }

    private Duration awaitAll() throws InterruptedException {
        long begin = System.nanoTime();
        while (stored().size() < texted.size() && System.nanoTime() - begin < IN_TIME.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private List<TextCheck.Stored> stored() {
        return TextLoad.stored(cluster.store(), shop);
    }
}
