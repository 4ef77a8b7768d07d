package org.threadline.local;

import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class LocalResourceTest {

    private static final String TOPIC = "order-events";

    @Inject
    @ConfigProperty(name = "quarkus.oidc.public-key")
    String publicKey;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void infoSaysWhereEverythingIs() {
        given().get("/_local/info")
                .then()
                .statusCode(200)
                .body("jdbcUrl", startsWith("jdbc:postgresql://localhost:"))
                .body("kafka", equalTo(kafka))
                .body("simulator", startsWith("http://localhost:"))
                .body("publicUrl", startsWith("http://localhost:"))
                .body("accountSid", startsWith("AC"));
    }

    @ParameterizedTest
    @CsvSource({"agent, acme, '[\"acme\"]'", "supervisor, 'acme,globex', '[\"acme\",\"globex\"]'", "admin, *, '[\"*\"]'"
    })
    void aTokenCarriesRoleAndBrandsUnderTheLocalKey(String role, String brands, String claim) throws Exception {
        var token = given().queryParam("role", role)
                .queryParam("brands", brands)
                .get("/_local/token")
                .then()
                .statusCode(200)
                .contentType(ContentType.TEXT)
                .extract()
                .asString();

        var parts = token.split("\\.");
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8))
                .contains("\"groups\":[\"" + role + "\"]", "\"brands\":" + claim, "\"sub\":\"agent-1\"");
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
        signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void anUnknownRoleIsRefused() {
        given().queryParam("role", "owner").get("/_local/token").then().statusCode(400);
    }

    @Test
    void theTopicsOfTheApplicationAreThere() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka))) {
            var topics = admin.describeTopics(List.of(TOPIC, "order-events-dlq", "threadline-events"))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS);
            assertThat(topics.values())
                    // A test of rebalancing may have added one.
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSizeGreaterThanOrEqualTo(6));
        }
    }

    @Test
    void anEventIsCompletedAndPublishedUnderItsCustomer() {
        var id = given().contentType(ContentType.JSON)
                .body("""
                        {"type":"order.shipped","data":{"brand":"acme","orderId":"A-1",
                         "customer":{"phone":"+12025550150"}}}
                        """)
                .post("/_local/events")
                .then()
                .statusCode(202)
                .body("specversion", equalTo("1.0"))
                .body("source", equalTo("/demo-shop"))
                .body("data.orderId", equalTo("A-1"))
                .extract()
                .<String>path("id");

        var published = records().stream()
                .filter(found -> found.value() != null && found.value().contains(id))
                .toList();
        assertThat(published).hasSize(1);
        assertThat(published.getFirst().key()).isEqualTo("+12025550150");
        assertThat(new String(
                        published
                                .getFirst()
                                .headers()
                                .lastHeader("content-type")
                                .value(),
                        UTF_8))
                .startsWith("application/cloudevents+json");
    }

    @Test
    void anEventAboutNobodyIsRefused() {
        given().contentType(ContentType.JSON)
                .body("{\"type\":\"order.shipped\",\"data\":{}}")
                .post("/_local/events")
                .then()
                .statusCode(400);
    }

    @Test
    void aDemoDayIsPublishedWhole() {
        var total = given().queryParam("customers", 7)
                .queryParam("seconds", 1)
                .queryParam("seed", 4711)
                .post("/_local/demo-day")
                .then()
                .statusCode(202)
                .body("numbers", hasSize(7))
                .extract()
                .<Integer>path("total");

        var run = Long.toString(4711, 36);
        Awaitility.await()
                .untilAsserted(() -> assertThat(records().stream()
                                // Other tests publish poison; a null is some of it.
                                .filter(found -> found.value() != null)
                                .filter(found -> found.value().contains("demo-" + run + "-")
                                        || found.value().contains("demo-poison-4711")
                                        || found.value().contains("this is not JSON")))
                        .hasSize(total));
    }

    /** Everything the topic holds now. */
    private List<ConsumerRecord<String, String>> records() {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }
}
