package org.threadline.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.threadline.harness.Agent;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class TokenTest {

    @Test
    void aTokenMadeHereWithTheRightKeyIsTaken() {
        var brand = TestBrand.create();

        threads(ForgedTokens.ofRole("agent", brand.key())).then().statusCode(200);
    }

    @Test
    void aStreamEndsWithItsToken() {
        var brand = TestBrand.create();
        String token = ForgedTokens.endingIn(Duration.ofSeconds(5), brand.key());

        try (var stream = org.threadline.harness.Stream.of(new Agent("agent-1", token))) {
            assertThat(stream.status()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(30)).until(stream::isEnded);
            assertThat(stream.named("ready")).hasSize(1);
        }
    }

    @TestFactory
    Stream<DynamicTest> aTokenThatWasNotGivenOpensNothing() {
        return Map.of(
                        "expired", ForgedTokens.expired(),
                        "signed by somebody else", ForgedTokens.signedBySomebodyElse(),
                        "signed with the public key", ForgedTokens.signedWithThePublicKey(),
                        "alg none", ForgedTokens.unsigned("none"),
                        "alg None", ForgedTokens.unsigned("None"),
                        "no signature", ForgedTokens.unsigned("RS256"),
                        "altered", ForgedTokens.altered(),
                        "no token at all", "hello",
                        "empty", "")
                .entrySet()
                .stream()
                .map(token -> dynamicTest(token.getKey(), () -> Refusal.of(threads(token.getValue()), 401)));
    }

    @TestFactory
    Stream<DynamicTest> aClaimThatIsNoListOfBrandsOpensNone() {
        var brand = TestBrand.create();
        brand.newPhone().text("Hello");
        return Map.<String, Object>of(
                        "empty list", List.of(),
                        "a string", brand.key(),
                        "a star that is no list", "*",
                        "an object", Map.of(brand.key(), true),
                        "a number", 7,
                        "another case", List.of(brand.key().toUpperCase(java.util.Locale.ROOT)),
                        "a pattern", List.of("brand-%", "brand-*", ".*"))
                .entrySet()
                .stream()
                .map(claim -> dynamicTest(claim.getKey(), () -> {
                    Response list = threads(ForgedTokens.withBrands(claim.getValue()));
                    list.then().statusCode(200);
                    assertThat(list.jsonPath().getList("items")).isEmpty();
                }));
    }

    private static Response threads(String token) {
        return new Agent("agent-1", token).call().get("/api/v1/threads");
    }
}
