package org.threadline.inbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.twilio.ForeignCarrier;
import org.threadline.twilio.ForeignCarrier.Answer;
import org.threadline.twilio.StoredRows;
import org.threadline.twilio.WebhookForm;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class FirstTextRaceTest {

    private static final int CUSTOMERS = 40;
    private static final int TEXTS_EACH = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void threeFirstTextsAtOneInstantAreOneThreadAndOneAcknowledgement() throws Exception {
        var brand = brandWithAFastSender();
        var phones =
                IntStream.range(0, CUSTOMERS).mapToObj(i -> brand.newPhone()).toList();
        var carrier = ForeignCarrier.ofOurAccount();
        var texts = texts(carrier, phones);

        var answers = deliverAtOneInstant(carrier, texts);

        assertThat(answers)
                .extracting(Answer::status)
                .hasSize(CUSTOMERS * TEXTS_EACH)
                .containsOnly(200);
        assertThat(inbound(brand, "carrier_message_id"))
                .containsExactlyInAnyOrderElementsOf(
                        texts.stream().map(text -> text.first("MessageSid")).toList());
        assertThat(threadsPerCustomer(brand)).hasSize(CUSTOMERS).containsOnly("1");
        assertThat(inbound(brand, "thread_id").stream().distinct())
                .hasSize(CUSTOMERS)
                .doesNotContainNull();
        assertThat(brand.agent("agent-1")
                        .call()
                        .get("/api/v1/threads?limit=200&brand=" + brand.key())
                        .jsonPath()
                        .getList("items"))
                .hasSize(CUSTOMERS);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sent(brand)).hasSize(CUSTOMERS).doesNotContainNull());
        assertThat(phones).allSatisfy(phone -> assertThat(phone.received()).hasSize(1));
        assertThat(sent(brand))
                .containsExactlyInAnyOrderElementsOf(phones.stream()
                        .flatMap(phone -> phone.accepted().stream())
                        .map(text -> (String) text.get("sid"))
                        .toList());
    }

    private static TestBrand brandWithAFastSender() {
        var brand = TestBrand.create();
        brand.put(Map.of("senders", List.of(Map.of("number", brand.number(), "segmentsPerSecond", 200))));
        return brand;
    }

    private static List<WebhookForm> texts(ForeignCarrier carrier, List<Phone> phones) {
        var texts = new ArrayList<WebhookForm>();
        for (int i = 0; i < TEXTS_EACH; i++) {
            for (Phone phone : phones) {
                texts.add(carrier.text(phone, "Text " + i));
            }
        }
        return Collections.unmodifiableList(texts);
    }

    private static List<Answer> deliverAtOneInstant(ForeignCarrier carrier, List<WebhookForm> texts) throws Exception {
        var ready = new CountDownLatch(texts.size());
        var now = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var deliveries = new ArrayList<Future<Answer>>();
            for (var text : texts) {
                deliveries.add(threads.submit(() -> {
                    ready.countDown();
                    now.await();
                    return carrier.deliver(text);
                }));
            }
            ready.await();
            now.countDown();
            var answers = new ArrayList<Answer>();
            for (var delivery : deliveries) {
                answers.add(delivery.get());
            }
            return answers;
        }
    }

    private static List<String> inbound(TestBrand brand, String column) {
        return StoredRows.strings(
                "select " + column + " from message where direction = 'INBOUND' and brand = ?", brand.key());
    }

    private static List<String> sent(TestBrand brand) {
        return StoredRows.strings(
                "select carrier_message_id from message where direction = 'OUTBOUND' and brand = ?", brand.key());
    }

    private static List<String> threadsPerCustomer(TestBrand brand) {
        return StoredRows.strings(
                "select count(*) from support_thread where brand = ? group by customer_id", brand.key());
    }
}
