package org.threadline.local;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WelcomeTest {

    @Test
    void tellsWhereToGoAndHowToGetIn() {
        var text = welcome(Optional.of(LocalKey.generate().privateKey()), Optional.of("http://localhost:8099"));

        assertThat(text)
                .contains("http://localhost:8099", "http://localhost:8123/q/swagger-ui", "acme, +12025550100")
                .contains("agent\neyJ", "supervisor\neyJ", "admin\neyJ")
                .contains("http://localhost:8123/_local/demo-day?customers=12&seconds=60");
    }

    @Test
    void promisesNeitherTokensNorAPhoneThatAreNotThere() {
        assertThat(welcome(Optional.empty(), Optional.empty()))
                .contains("a real phone")
                .doesNotContain("Bearer tokens");
    }

    private static String welcome(Optional<String> privateKey, Optional<String> simulator) {
        var some = Optional.of("some");
        var info = new LocalInfo(some, some, some, some, simulator, some, some, some);
        return new Welcome(info, new LocalTokens(privateKey), privateKey, 8123).text();
    }
}
