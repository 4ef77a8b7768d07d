package org.threadline.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What k8s/ promises, read as text: no cluster is needed. */
class ManifestsTest {

    private static final Path BASE = Path.of("k8s/base");
    private static final List<Path> OVERLAYS = List.of(Path.of("k8s/overlays/dev"), Path.of("k8s/overlays/production"));

    @Test
    void everyManifestParses() {
        for (Path file : Documents.files(Path.of("k8s"), ".yaml")) {
            assertThat(Documents.all(file))
                    .as("%s", file)
                    .isNotEmpty()
                    .allSatisfy(document -> assertThat(isManifest(document) || isJsonPatch(document))
                            .as("is a manifest or a JSON patch: %s", document)
                            .isTrue());
        }
    }

    @Test
    void podIsRestricted() {
        JsonNode pod = pod();
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(containers()).isNotEmpty().allSatisfy(container -> {
            JsonNode context = container.path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.path("privileged").asBoolean()).isFalse();
            assertThat(context.path("runAsNonRoot").asBoolean(true)).isTrue();
            assertThat(context.path("runAsUser").asInt(10001)).isPositive();
            assertThat(Documents.texts(context.at("/capabilities/drop"))).containsExactly("ALL");
            assertThat(context.at("/capabilities/add").isMissingNode()).isTrue();
            assertThat(context.at("/seccompProfile/type").asText("RuntimeDefault"))
                    .isEqualTo("RuntimeDefault");
        });
        assertThat(pod.findValues("hostPath")).isEmpty();
        assertThat(Stream.of("hostNetwork", "hostPID", "hostIPC").filter(pod::has))
                .isEmpty();
    }

    /** Kubernetes makes THREADLINE_PORT of a Service "threadline", which would read as a setting. */
    @Test
    void podHasNoVariablesMadeOfServices() {
        assertThat(pod().path("enableServiceLinks").asBoolean(true)).isFalse();
    }

    @Test
    void overlaysLeaveSecurityProbesAndPathsAlone() {
        Set<String> settled = Set.of(
                "securityContext",
                "startupProbe",
                "livenessProbe",
                "readinessProbe",
                "paths",
                "hostNetwork",
                "hostPath",
                "defaultBackend",
                "patch");
        for (Path file : Documents.files(Path.of("k8s/overlays"), ".yaml")) {
            for (JsonNode document : Documents.all(file)) {
                assertThat(settled.stream().filter(name -> document.findValue(name) != null))
                        .as("%s", file)
                        .isEmpty();
                assertThat(Documents.items(document)
                                .map(operation -> operation.path("path").asText())
                                .filter(path -> settled.stream().anyMatch(path::contains)))
                        .as("%s", file)
                        .isEmpty();
            }
        }
    }

    @Test
    void probesAskTheHealthEndpoints() {
        JsonNode container = containers().getFirst();
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        String port = container.at("/ports/0/name").asText();
        assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(probe -> container.path(probe).at("/httpGet/port").asText()))
                .containsOnly(port);
    }

    @Test
    void podIsGivenTimeToFinish() {
        long preStop =
                containers().getFirst().at("/lifecycle/preStop/sleep/seconds").asLong();
        String timeout = Documents.settings(BASE.resolve("settings.env")).get("QUARKUS_SHUTDOWN_TIMEOUT");
        assertThat(preStop).isPositive();
        assertThat(preStop + Duration.parse("PT" + timeout).toSeconds())
                .isLessThan(pod().path("terminationGracePeriodSeconds").asLong());
        assertThat(deployment()
                        .at("/spec/strategy/rollingUpdate/maxUnavailable")
                        .asInt(1))
                .isZero();
    }

    @Test
    void noSecretIsCommitted() {
        for (Path file : Documents.files(Path.of("k8s"), ".yaml")) {
            for (JsonNode document : Documents.all(file)) {
                assertThat(document.has("secretGenerator")).as("%s", file).isFalse();
                assertThat(secretValues(document)).as("%s", file).allMatch(String::isBlank);
            }
        }
        for (Path file : Documents.files(Path.of("k8s"), ".env")) {
            assertThat(Documents.settings(file).keySet()).as("%s", file).noneMatch(Settings::isSecret);
        }
    }

    @Test
    void ingressExposesWebhooksAndApiOnly() {
        JsonNode ingress = Documents.one(BASE.resolve("ingress.yaml"));
        assertThat(ingress.at("/spec/defaultBackend").isMissingNode()).isTrue();
        assertThat(ingress.findValues("paths"))
                .flatMap(paths -> Documents.items(paths).toList())
                .extracting(
                        path -> path.path("path").asText(),
                        path -> path.path("pathType").asText())
                .containsExactlyInAnyOrder(tuple("/webhooks/twilio", "Prefix"), tuple("/api/v1", "Prefix"));
        assertThat(manifests().filter(document -> document.path("kind").asText().equals("Ingress")))
                .hasSize(1);
    }

    @Test
    void trafficIsDeniedUnlessNamed() {
        assertThat(manifests().filter(document -> document.path("kind").asText().equals("NetworkPolicy")))
                .filteredOn(policy -> policy.at("/spec/podSelector").isEmpty())
                .singleElement()
                .satisfies(policy -> {
                    assertThat(Documents.texts(policy.at("/spec/policyTypes"))).containsExactly("Ingress", "Egress");
                    assertThat(policy.path("spec").has("ingress")).isFalse();
                    assertThat(policy.path("spec").has("egress")).isFalse();
                });
    }

    @Test
    void kustomizationsNameEveryFileAndNoOther() {
        for (Path kustomization : Documents.files(Path.of("k8s"), "kustomization.yaml")) {
            Path folder = kustomization.getParent();
            Set<Path> named = named(kustomization);
            assertThat(named)
                    .as("%s", kustomization)
                    .allSatisfy(file -> assertThat(Files.isDirectory(file) ? file.resolve("kustomization.yaml") : file)
                            .isRegularFile());
            assertThat(Stream.concat(
                                    Documents.files(folder, ".yaml").stream(), Documents.files(folder, ".env").stream())
                            .filter(file -> !file.equals(kustomization)
                                    && !file.toString().endsWith(".example.yaml")))
                    .as("files beside %s", kustomization)
                    .allMatch(named::contains);
            assertThat(named).noneMatch(file -> file.toString().contains(".example"));
        }
    }

    @Test
    void everyRequiredSettingReachesTheContainer() {
        Map<String, JsonNode> variables = new HashMap<>();
        Documents.items(containers().getFirst().path("env"))
                .forEach(variable -> variables.put(variable.path("name").asText(), variable.path("valueFrom")));
        Set<String> secrets = new HashSet<>();
        Documents.one(BASE.resolve("secrets.example.yaml"))
                .path("stringData")
                .fieldNames()
                .forEachRemaining(secrets::add);
        for (Path overlay : OVERLAYS) {
            Map<String, String> settings = Documents.settings(overlay.resolve("settings.env"));
            for (String name : Settings.REQUIRED) {
                assertThat(variables).containsKey(name);
                JsonNode secret = variables.get(name).path("secretKeyRef");
                JsonNode setting = variables.get(name).path("configMapKeyRef");
                assertThat(secret.path("optional").asBoolean()
                                || setting.path("optional").asBoolean())
                        .as("%s is optional", name)
                        .isFalse();
                if (secret.isObject()) {
                    assertThat(secret.path("name").asText()).isEqualTo("threadline-secrets");
                    assertThat(secret.path("key").asText()).isEqualTo(name).isIn(secrets);
                } else {
                    assertThat(Settings.isSecret(name))
                            .as("%s is a secret", name)
                            .isFalse();
                    assertThat(setting.path("key").asText()).isEqualTo(name).isIn(settings.keySet());
                    assertThat(settings.get(name)).as(name).isNotBlank();
                }
            }
        }
    }

    @Test
    void overlaysNameAVersionOfTheImage() {
        for (Path overlay : OVERLAYS) {
            JsonNode image =
                    Documents.one(overlay.resolve("kustomization.yaml")).at("/images/0");
            assertThat(image.path("name").asText())
                    .isEqualTo(containers().getFirst().path("image").asText());
            assertThat(image.path("newTag").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
        }
    }

    private static boolean isManifest(JsonNode document) {
        return document.hasNonNull("apiVersion") && document.hasNonNull("kind");
    }

    private static boolean isJsonPatch(JsonNode document) {
        return document.isArray()
                && Documents.items(document).allMatch(operation -> operation.has("op") && operation.has("path"));
    }

    private static Stream<String> secretValues(JsonNode document) {
        return document.path("kind").asText().equals("Secret")
                ? Stream.of("data", "stringData")
                        .flatMap(part -> document.path(part).valueStream())
                        .map(JsonNode::asText)
                : Stream.empty();
    }

    private static Stream<JsonNode> manifests() {
        return Documents.files(BASE, ".yaml").stream().flatMap(file -> Documents.all(file).stream());
    }

    private static JsonNode deployment() {
        return Documents.one(BASE.resolve("deployment.yaml"));
    }

    private static JsonNode pod() {
        return deployment().at("/spec/template/spec");
    }

    private static List<JsonNode> containers() {
        return Stream.of("initContainers", "containers")
                .flatMap(kind -> Documents.items(pod().path(kind)))
                .toList();
    }

    private static Set<Path> named(Path kustomization) {
        JsonNode content = Documents.one(kustomization);
        Set<String> names = new HashSet<>(Documents.texts(content.path("resources")));
        Documents.items(content.path("patches"))
                .map(patch -> patch.path("path").asText())
                .forEach(names::add);
        Documents.items(content.path("configMapGenerator"))
                .flatMap(generator -> Stream.of("envs", "files").flatMap(kind -> Documents.items(generator.path(kind))))
                .forEach(name -> names.add(name.asText()));
        Set<Path> files = new HashSet<>();
        names.forEach(name -> files.add(kustomization.resolveSibling(name).normalize()));
        return files;
    }
}
