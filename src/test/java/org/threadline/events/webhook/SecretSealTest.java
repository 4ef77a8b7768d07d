package org.threadline.events.webhook;

import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.threadline.value.Ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretSealTest {

    private static final String SECRET = "whsec_one";
    private static final UUID WEBHOOK = Ids.next();

    @Test
    void whatIsSealedOpensAndTellsNothing() {
        var seal = seal("present", null);

        String stored = seal.seal(WEBHOOK, SECRET);

        assertThat(stored).doesNotContain("whsec").doesNotContain("present");
        assertThat(seal.open(WEBHOOK, stored)).isEqualTo(SECRET);
    }

    @Test
    void theSameSecretIsNeverSealedAlike() {
        var seal = seal("present", null);

        assertThat(seal.seal(WEBHOOK, SECRET)).isNotEqualTo(seal.seal(WEBHOOK, SECRET));
    }

    @Test
    void whatTheOtherKeyHasSealedOpensAndIsNotPresent() {
        String stored = seal("before", null).seal(WEBHOOK, SECRET);

        var seal = seal("present", "before");

        assertThat(seal.open(WEBHOOK, stored)).isEqualTo(SECRET);
        assertThat(seal.isPresent(stored)).isFalse();
        assertThat(seal.isPresent(seal.seal(WEBHOOK, SECRET))).isTrue();
    }

    @Test
    void whatWasStoredInTheClearIsReadAndIsNotPresent() {
        var seal = seal("present", null);

        assertThat(seal.open(WEBHOOK, SECRET)).isEqualTo(SECRET);
        assertThat(seal.isPresent(SECRET)).isFalse();
    }

    @Test
    void aKeyThatIsNotKnownOpensNothing() {
        String stored = seal("lost", null).seal(WEBHOOK, SECRET);

        assertThatThrownBy(() -> seal("present", "before").open(WEBHOOK, stored))
                .isInstanceOf(SecretSeal.Unopened.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void anotherWebhooksSecretDoesNotOpen() {
        var seal = seal("present", null);
        String stored = seal.seal(WEBHOOK, SECRET);

        assertThatThrownBy(() -> seal.open(Ids.next(), stored)).isInstanceOf(SecretSeal.Unopened.class);
    }

    @Test
    void whatWasTamperedWithDoesNotOpen() {
        var seal = seal("present", null);
        String stored = seal.seal(WEBHOOK, SECRET);
        char last = stored.charAt(stored.length() - 2);
        String tampered = stored.substring(0, stored.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + stored.charAt(stored.length() - 1);

        assertThatThrownBy(() -> seal.open(WEBHOOK, tampered)).isInstanceOf(SecretSeal.Unopened.class);
        assertThatThrownBy(() -> seal.open(WEBHOOK, "sealed:x")).isInstanceOf(SecretSeal.Unopened.class);
    }

    private static SecretSeal seal(String key, String other) {
        return new SecretSeal(new SecretsConfig() {
            @Override
            public Optional<String> key() {
                return Optional.of(key);
            }

            @Override
            public Optional<String> otherKey() {
                return Optional.ofNullable(other);
            }
        });
    }
}
