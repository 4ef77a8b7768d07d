package org.threadline.events.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Receiver;
import org.threadline.value.Destinations;
import org.threadline.value.Ids;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookClientTest {

    private final Receiver receiver = Receiver.open();

    @AfterEach
    void close() {
        receiver.close();
    }

    /** The name is one that no name server knows, so that the request can only have gone to what was judged. */
    @Test
    void theConnectionGoesToTheAddressThatWasJudgedAndNobodyAsksTwice() throws Exception {
        var asked = new AtomicInteger();
        var destinations = new Destinations(true, host -> {
            asked.incrementAndGet();
            return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        });

        Answer answer = post(destinations, "http://hooks.acme.example:" + receiver.port() + "/hook");

        assertThat(answer).isEqualTo(new Answer.Status(204));
        assertThat(asked).hasValue(1);
        assertThat(receiver.requests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.headers().get("host")).isEqualTo("hooks.acme.example:" + receiver.port()));
    }

    @Test
    void aNameThatLeadsInsideIsNotCalled() throws Exception {
        var rebound = new Destinations(false, host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")});

        Answer answer = post(rebound, "https://hooks.acme.example:" + receiver.port() + "/hook");

        assertThat(answer).isEqualTo(new Answer.None("private-address"));
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void aReceiverThatNeverAnswersIsLeftAfterTheTimeOut() throws Exception {
        receiver.silent();
        Instant start = Instant.now();

        Answer answer = post(new Destinations(true, InetAddress::getAllByName), receiver.url());

        assertThat(answer).isEqualTo(new Answer.None("timeout"));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    /** A byte now and then keeps every time-out of a socket content. */
    @Test
    void anAnswerThatTricklesIsLeftAfterTheTimeOutToo() throws Exception {
        receiver.trickling();

        Answer answer = post(new Destinations(true, InetAddress::getAllByName), receiver.url());

        assertThat(answer).isEqualTo(new Answer.None("timeout"));
    }

    @Test
    void nobodyThereIsSaid() throws Exception {
        receiver.close();

        assertThat(post(new Destinations(true, InetAddress::getAllByName), receiver.url()))
                .isEqualTo(new Answer.None("no-connection"));
    }

    private static Answer post(Destinations destinations, String url) throws IOException {
        var config = new SmallRyeConfigBuilder()
                .withMapping(WebhookConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(Map.of("threadline.webhooks.timeout", "1s"), "test", 100))
                .build()
                .getConfigMapping(WebhookConfig.class);
        var client = new WebhookClient(destinations, config, Clock.systemUTC());
        try {
            return client.post(new Attempt(Ids.next(), Ids.next(), url, List.of("whsec_x"), "{}", 1, Instant.now()));
        } finally {
            client.close();
        }
    }
}
