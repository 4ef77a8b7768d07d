package org.threadline.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What docker/ promises, read as text: no container engine is needed. */
class ContainersTest {

    private static final Path COMPOSE = Path.of("docker/compose.yaml");
    private static final Path DOCKERFILE = Path.of("docker/Dockerfile");
    private static final Path REALM = Path.of("docker/keycloak/threadline-realm.json");

    private static final String MUST_BE_SET = "\\$\\{[A-Z_]+:\\?[^}]+}";
    private static final String MAY_BE_EMPTY = "\\$\\{[A-Z_]+:-}";
    private static final String MUST_BE_SET_WITH_PROFILE = "\\$\\{COMPOSE_PROFILES:\\+" + MUST_BE_SET + "}";

    @Test
    void composeHasNoDefaultSecret() {
        for (JsonNode service : Documents.one(COMPOSE).path("services")) {
            assertThat(service.path("environment").isArray()).isFalse();
            service.path("environment").properties().stream()
                    .filter(variable -> Settings.isSecret(variable.getKey()))
                    .forEach(variable -> assertThat(variable.getValue().asText())
                            .as(variable.getKey())
                            .matches(MUST_BE_SET + "|" + MAY_BE_EMPTY + "|" + MUST_BE_SET_WITH_PROFILE));
        }
        assertThat(Documents.text(COMPOSE))
                .doesNotContainPattern("\\$\\{\\w*(PASSWORD|TOKEN|SECRET|API_KEY)\\w*:?[-+][^}]")
                .doesNotContainPattern("(?i)password=\\w");
    }

    @Test
    void exampleSettingsHoldNoSecret() {
        assertThat(Documents.settings(Path.of("docker/.env.example")))
                .allSatisfy((name, value) -> assertThat(!Settings.isSecret(name) || value.isEmpty())
                        .as("%s has a value", name)
                        .isTrue());
    }

    @Test
    void composeGivesTheApplicationEveryRequiredSetting() {
        assertThat(Documents.one(COMPOSE).at("/services/app/environment").propertyStream())
                .extracting(Map.Entry::getKey)
                .containsAll(Settings.REQUIRED);
    }

    @Test
    void composeMountsFilesThatExist() {
        assertThat(Documents.one(COMPOSE).path("services").findValues("volumes"))
                .flatMap(Documents::texts)
                .filteredOn(volume -> volume.startsWith("./"))
                .isNotEmpty()
                .allSatisfy(volume ->
                        assertThat(COMPOSE.resolveSibling(volume.split(":")[0])).isRegularFile());
    }

    @Test
    void composeMakesTheTopicsOfTheContract() {
        assertThat(Documents.text(Path.of("docker/kafka/create-topics.sh")))
                .contains("for topic in order-events order-events-dlq threadline-events;")
                .contains("--partitions 6 ");
    }

    @Test
    void imagesArePinnedByVersion() {
        assertThat(Documents.one(COMPOSE).path("services").findValuesAsText("image"))
                .isNotEmpty()
                .allMatch(image -> image.matches("[\\w./-]+:\\d[\\w.-]*(@sha256:\\w{64})?"));
        assertThat(Documents.text(DOCKERFILE).lines().filter(line -> line.startsWith("FROM ")))
                .hasSize(2)
                .allMatch(line -> line.matches("FROM eclipse-temurin:25\\.[\\w.-]+(@sha256:\\w{64})?( AS \\w+)?"));
    }

    @Test
    void imageRunsAsANumberAndHearsTheSignalToStop() {
        assertThat(Documents.text(DOCKERFILE))
                .containsPattern("(?m)^USER [1-9]\\d*:[1-9]\\d*$")
                .containsPattern("(?m)^STOPSIGNAL SIGTERM$")
                .containsPattern("(?m)^ENTRYPOINT \\[\"java\", .*]$");
    }

    @Test
    void demoRealmHasTheRolesTheBrandsAndNoPassword() {
        JsonNode realm = Documents.one(REALM);
        assertThat(realm.at("/roles/realm").findValuesAsText("name"))
                .containsExactlyInAnyOrder("agent", "supervisor", "admin");
        assertThat(realm.findValues("claim.name")).extracting(JsonNode::asText).contains("brands");
        assertThat(realm.path("users").findValues("brands"))
                .extracting(Documents::texts)
                .contains(List.of("*"));
        assertThat(realm.findValues("credentials"))
                .flatMap(credentials -> credentials.findValuesAsText("value"))
                .isNotEmpty()
                .containsOnly("${THREADLINE_DEMO_PASSWORD}");
    }
}
