package org.threadline.outbound.queue;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A STOP is answered when nothing can start any more, not before. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class SendsUnderWayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Phone phone;

    @BeforeEach
    void aCustomer() {
        phone = TestBrand.create().newPhone();
    }

    @Test
    void aStopIsNotAnsweredWhileATextThatWasClaimedBeforeMayStillStart() throws Exception {
        UUID claimed = isClaimed("now() + interval '30 s'");

        try (var caller = Executors.newSingleThreadExecutor()) {
            Future<Integer> answer = caller.submit(() -> phone.text("STOP"));
            await().atMost(PATIENCE).until(this::hasOptedOut);
            assertThat(answer.isDone()).isFalse();

            Database.change("update message set status = 'ACCEPTED', status_rank = 30 where id = ?", claimed);

            assertThat(answer.get(40, TimeUnit.SECONDS)).isEqualTo(200);
        }
    }

    @Test
    void aTextWhoseReplicaHasDiedHoldsUpTheAnswerOnlyUntilItCannotStartAnyMore() {
        UUID claimed = isClaimed("now()");

        assertThat(phone.text("STOP")).isEqualTo(200);

        assertThat(Database.rows(
                        "select 1 from message where id = ? and status = 'SENDING' and starts_at < now() - interval '2 s'",
                        claimed))
                .hasSize(1);
    }

    /** A reply that some replica has claimed, and nobody will send. */
    private UUID isClaimed(String startsAt) {
        phone.text("Hello");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        UUID id = UUID.randomUUID();
        Database.change("""
                insert into message (id, brand, customer_id, direction, kind, purpose, body, status, status_rank,
                  segments, encoding, sender, lane, due_at, starts_at, lease_until, created_at)
                select ?, brand, id, 'OUTBOUND', 'AGENT', 'SUPPORT', 'Lost', 'SENDING', 10,
                  1, 'GSM_7', sender, 1, now(), %s, now() + interval '1 minute', now()
                from customer where brand = ?""".formatted(startsAt), id, phone.brand().key());
        return id;
    }

    private boolean hasOptedOut() {
        return !Database.rows(
                        "select 1 from consent_entry where brand = ?",
                        phone.brand().key())
                .isEmpty();
    }
}
