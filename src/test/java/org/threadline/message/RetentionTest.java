package org.threadline.message;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class RetentionTest {

    @Test
    void aTextLosesItsWordsWhenItIsOlderThanTheBrandKeepsThem() {
        var brand = keeping(Map.of("keepMessagesFor", "P30D"));
        var phone = brand.newPhone();
        phone.text("A secret of old");
        phone.text("A secret of today");
        age("A secret of old", brand, 31);
        String old = sidOf("A secret of old", phone);

        walkNow(brand);

        Awaitility.await()
                .untilAsserted(() -> assertThat(bodies(phone)).contains("").contains("A secret of today"));
        assertThat(bodies(phone)).doesNotContain("A secret of old");
        Awaitility.await()
                .untilAsserted(() -> assertThat(phone.sent())
                        .filteredOn(text -> old.equals(text.get("sid")))
                        .singleElement()
                        .satisfies(text -> assertThat(text).containsEntry("body", "")));
    }

    @Test
    void aBrandThatSaysNothingKeepsEverything() {
        var brand = keeping(Map.of());
        var phone = brand.newPhone();
        phone.text("Kept for good");
        age("Kept for good", brand, 4000);

        walkNow(brand);

        awaitWalk(brand);
        assertThat(bodies(phone)).contains("Kept for good");
    }

    @Test
    void aCustomerWhoHasNotBeenHeardForSoLongIsErased() {
        var brand = keeping(Map.of("keepCustomersFor", "P1Y"));
        var silent = brand.newPhone();
        var alive = brand.newPhone();
        silent.text("Long ago");
        alive.text("Just now");
        String forgotten = Ledger.of(silent).customer();
        age("Long ago", brand, 400);
        Database.change(
                "update message set created_at = now() - interval '400 days' where customer_id = ?",
                UUID.fromString(forgotten));
        Database.change("update customer set updated_at = now() - interval '400 days' where brand = ?", brand.key());

        walkNow(brand);

        Awaitility.await()
                .untilAsserted(() -> assertThat(Database.rows(
                                "select erased_at from customer where id = ?", UUID.fromString(forgotten)))
                        .singleElement()
                        .satisfies(row -> assertThat(row.get("erased_at")).isNotNull()));
        assertThat(bodies(alive)).contains("Just now");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P-1D", "P101Y", "a year", "PT5M"})
    void aPeriodThatIsNoneIsRefused(String period) {
        var brand = TestBrand.create();

        Refusal.of(
                Agent.admin()
                        .call()
                        .body(Map.of(
                                "name",
                                "Acme",
                                "timeZone",
                                "UTC",
                                "senders",
                                List.of(Map.of("number", brand.number())),
                                "policies",
                                Map.of("keepMessagesFor", period)))
                        .put("/api/v1/brands/" + brand.key()),
                400,
                "bad-request");
    }

    private static TestBrand keeping(Map<String, Object> policies) {
        return TestBrand.create(Map.of("policies", policies));
    }

    private static void age(String body, TestBrand brand, int days) {
        assertThat(Database.change(
                        "update message set created_at = now() - cast(? as interval) where brand = ? and body = ?",
                        days + " days",
                        brand.key(),
                        body))
                .isEqualTo(1);
    }

    private static String sidOf(String body, Phone phone) {
        return (String) phone.sent().stream()
                .filter(text -> body.equals(text.get("body")))
                .findFirst()
                .orElseThrow()
                .get("sid");
    }

    /** The walk of this brand is due, whether or not there was one today. */
    private static void walkNow(TestBrand brand) {
        Database.change("""
                insert into retention_walk (brand, next_at) values (?, now() - interval '1 hour')
                on conflict on constraint pk_retention_walk do update set next_at = excluded.next_at""", brand.key());
    }

    private static void awaitWalk(TestBrand brand) {
        Awaitility.await()
                .until(() -> !Database.rows(
                                "select 1 from retention_walk where brand = ? and next_at > now()", brand.key())
                        .isEmpty());
    }

    private static List<Object> bodies(Phone phone) {
        return Database.rows("""
                        select m.body from message m join customer c on c.id = m.customer_id
                        where c.brand = ? and c.phone = ?""", phone.brand().key(), phone.number()).stream()
                .map(row -> row.get("body"))
                .toList();
    }
}
