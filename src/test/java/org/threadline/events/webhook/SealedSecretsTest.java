package org.threadline.events.webhook;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class SealedSecretsTest {

    @Inject
    SealedSecrets secrets;

    @Inject
    SecretSeal seal;

    @Test
    void whatWasStoredInTheClearIsSealedAtTheNextStart() {
        UUID webhook = stored("whsec_clear", "whsec_before");

        secrets.renew(new StartupEvent());

        var row = Database.rows("select secret, previous_secret from webhook where id = ?", webhook)
                .getFirst();
        assertThat(row.values()).allSatisfy(value -> assertThat((String) value).startsWith("sealed:"));
        assertThat(seal.open(webhook, (String) row.get("secret"))).isEqualTo("whsec_clear");
        assertThat(seal.open(webhook, (String) row.get("previous_secret"))).isEqualTo("whsec_before");
    }

    @Test
    void whatIsSealedAlreadyStaysAsItIs() {
        UUID webhook = stored("whsec_clear", null);
        secrets.renew(new StartupEvent());
        var before = Database.rows("select secret, updated_at from webhook where id = ?", webhook);

        secrets.renew(new StartupEvent());

        assertThat(Database.rows("select secret, updated_at from webhook where id = ?", webhook))
                .isEqualTo(before);
    }

    /** As the version before has left it. */
    private static UUID stored(String secret, String previous) {
        var brand = TestBrand.create();
        UUID webhook = UUID.fromString(Agent.admin()
                .call()
                .body(Map.of("url", "https://hooks.acme.example/threadline"))
                .post("/api/v1/brands/" + brand.key() + "/webhooks")
                .path("id"));
        Database.change("update webhook set secret = ?, previous_secret = ? where id = ?", secret, previous, webhook);
        return webhook;
    }
}
