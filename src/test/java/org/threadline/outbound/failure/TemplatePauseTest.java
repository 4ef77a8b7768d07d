package org.threadline.outbound.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customers;
import org.threadline.harness.Carrier;
import org.threadline.harness.Faults;
import org.threadline.harness.Machine;
import org.threadline.harness.Phone;
import org.threadline.harness.Race;
import org.threadline.harness.Refusal;
import org.threadline.local.LocalServersResource;
import org.threadline.outbound.CarrierAlert;
import org.threadline.outbound.Consequence;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.value.Kind;
import org.threadline.value.PhoneNumber;
import org.threadline.value.TemplateVersion;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A template that carriers take for spam waits until somebody has looked at it. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class TemplatePauseTest {

    private static final int SPIKE = 5;

    @Inject
    OutboundMessages outbound;

    @Inject
    Customers customers;

    @Inject
    HeardAlerts alerts;

    private Troubled customer;
    private String path;

    @BeforeEach
    void aBrand() {
        customer = Troubled.customer();
        path = "/api/v1/brands/" + customer.brand().key() + "/template-pauses";
    }

    @Test
    void aFewFilteredTextsPauseNothing() {
        beFiltered(SPIKE - 1);

        assertThat(pauses()).isEmpty();
        customer.awaitStatus(say(customer.phone(), Occasion.ORDER_SHIPPED, null), "DELIVERED");
    }

    @Test
    void aSpikePausesTheTemplateAndSaysSoOnce() {
        beFiltered(SPIKE);

        assertThat(pauses()).extracting(pause -> pause.get("template")).containsExactly("order-shipped");
        await().atMost(Troubled.PATIENCE)
                .untilAsserted(() -> assertThat(alerts.of(customer.brand().key()))
                        .extracting(CarrierAlert::code, CarrierAlert::consequence)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("30007", Consequence.PAUSE_TEMPLATE)));
    }

    @Test
    void aSpikeThatIsToldAtOneMomentIsSeen() {
        var texts = new ArrayList<String>();
        Faults.during(Map.of("blackholeWebhooks", true), () -> {
            for (int i = 0; i < SPIKE; i++) {
                texts.add(say(customer.brand().newPhone(), Occasion.ORDER_SHIPPED, null));
            }
            texts.forEach(text -> customer.awaitStatus(text, "ACCEPTED"));
            var ids = texts.stream().map(Troubled::carrierIdOf).toList();

            Race.of(SPIKE, i -> Carrier.callBack(texts.get(i), ids.get(i), "undelivered", "30007"));
        });

        assertThat(pauses()).hasSize(1);
    }

    @Test
    void aPausedTemplateWaitsAndGoesOutWhenThePauseIsLifted() {
        beFiltered(SPIKE);
        String waiting = say(customer.phone(), Occasion.ORDER_SHIPPED, null);
        await().atMost(Troubled.PATIENCE)
                .untilAsserted(() -> assertThat(customer.reason(waiting)).isEqualTo("template-paused:order-shipped"));

        customer.supervisor().call().delete(path + "/order-shipped").then().statusCode(204);

        customer.awaitStatus(waiting, "DELIVERED");
        assertThat(pauses()).isEmpty();
    }

    @Test
    void otherTemplatesAndWhatPeopleWriteGoOn() {
        beFiltered(SPIKE);

        String other = say(customer.phone(), Occasion.ORDER_DELIVERED, null);

        customer.awaitStatus(other, "DELIVERED");
        customer.awaitStatus(customer.write("From a person"), "DELIVERED");
    }

    @Test
    void afterALiftedPauseTheOldFailuresDoNotCountAgain() {
        beFiltered(SPIKE);
        customer.supervisor().call().delete(path + "/order-shipped").then().statusCode(204);

        beFiltered(1);

        assertThat(pauses()).isEmpty();
    }

    @Test
    void whatIsTooOldByThenIsDropped() {
        beFiltered(SPIKE);

        String waiting =
                say(customer.phone(), Occasion.ORDER_SHIPPED, Instant.now().plus(Duration.ofSeconds(2)));

        customer.awaitStatus(waiting, "CANCELED");
        assertThat(customer.reason(waiting)).isEqualTo("too-late");
    }

    @Test
    void whatDoesNotPauseCannotBeLifted() {
        Refusal.of(customer.supervisor().call().delete(path + "/order-shipped"), 404);
        Refusal.of(customer.agent().call().get(path), 403);
    }

    /** So many customers whose carriers take the text for spam. */
    private void beFiltered(int times) {
        var phones = new ArrayList<Phone>();
        var codes = new HashMap<String, Integer>();
        for (int i = 0; i < times; i++) {
            phones.add(customer.brand().newPhone());
            codes.put(phones.getLast().number(), 30007);
        }
        Faults.during(Map.of("callbackCodes", codes), () -> {
            var texts = phones.stream()
                    .map(phone -> say(phone, Occasion.ORDER_SHIPPED, null))
                    .toList();
            texts.forEach(text -> customer.awaitStatus(text, "UNDELIVERED"));
        });
    }

    private String say(Phone phone, Occasion occasion, Instant latest) {
        return Machine.call(() -> {
            var to = customers.meet(customer.brand().key(), PhoneNumber.of(phone.number()));
            var text = OutboundText.automatic(
                    Kind.ORDER_UPDATE,
                    Purpose.TRANSACTIONAL,
                    new Worded(
                            new TemplateVersion(occasion.key(), "en", 0),
                            Locale.ENGLISH,
                            "It is on its way",
                            List.of()));
            return outbound.enqueue(to, text.between(null, latest)).id().toString();
        });
    }

    private List<Map<String, Object>> pauses() {
        return customer.supervisor().call().get(path).jsonPath().getList("items");
    }
}
