package org.threadline.local;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class LocalResourceTest {

    @Test
    void infoSaysWhereEverythingIs() {
        given().get("/_local/info")
                .then()
                .statusCode(200)
                .body("jdbcUrl", startsWith("jdbc:postgresql://localhost:"))
                .body("kafka", startsWith("localhost:"))
                .body("simulator", startsWith("http://localhost:"))
                .body("publicUrl", startsWith("http://localhost:"))
                .body("accountSid", startsWith("AC"));
    }

    @ParameterizedTest
    @CsvSource({"agent, acme, '[\"acme\"]'", "supervisor, 'acme,globex', '[\"acme\",\"globex\"]'", "admin, *, '[\"*\"]'"
    })
    void aTokenCarriesRoleAndBrands(String role, String brands, String claim) {
        var token = given().queryParam("role", role)
                .queryParam("brands", brands)
                .get("/_local/token")
                .then()
                .statusCode(200)
                .contentType(ContentType.TEXT)
                .extract()
                .asString();

        var payload = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        assertThat(payload).contains("\"groups\":[\"" + role + "\"]", "\"brands\":" + claim, "\"sub\":\"agent-1\"");
    }

    @Test
    void anUnknownRoleIsRefused() {
        given().queryParam("role", "owner").get("/_local/token").then().statusCode(400);
    }

    @Test
    void anEventIsCompletedAndPublished() {
        given().contentType(ContentType.JSON)
                .body("""
                        {"type":"order.shipped","data":{"brand":"acme","orderId":"A-1",
                         "customer":{"phone":"+12025550150"}}}
                        """)
                .post("/_local/events")
                .then()
                .statusCode(202)
                .body("specversion", equalTo("1.0"))
                .body("source", equalTo("/demo-shop"))
                .body("data.orderId", equalTo("A-1"));
    }

    @Test
    void anEventAboutNobodyIsRefused() {
        given().contentType(ContentType.JSON)
                .body("{\"type\":\"order.shipped\",\"data\":{}}")
                .post("/_local/events")
                .then()
                .statusCode(400);
    }
}
