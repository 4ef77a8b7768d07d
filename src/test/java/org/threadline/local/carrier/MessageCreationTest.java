package org.threadline.local.carrier;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadline.local.carrier.SimulatorUnderTest.ACCOUNT;
import static org.threadline.local.carrier.SimulatorUnderTest.BRAND;
import static org.threadline.local.carrier.SimulatorUnderTest.TOKEN;
import static org.threadline.local.carrier.SimulatorUnderTest.form;
import static org.threadline.local.carrier.SimulatorUnderTest.newNumber;

class MessageCreationTest {

    @RegisterExtension
    static final SimulatorUnderTest SIMULATOR = new SimulatorUnderTest();

    @Test
    void aMessageIsAcceptedInTwiliosShape() {
        var to = newNumber();
        var reply = SIMULATOR.create("To", to, "From", BRAND, "Body", "Hello é");

        assertThat(reply.status()).isEqualTo(201);
        var json = reply.json();
        assertThat(json.get("sid").asText()).matches("SM[0-9a-f]{32}");
        assertThat(json.get("account_sid").asText()).isEqualTo(ACCOUNT);
        assertThat(json.get("to").asText()).isEqualTo(to);
        assertThat(json.get("from").asText()).isEqualTo(BRAND);
        assertThat(json.get("body").asText()).isEqualTo("Hello é");
        assertThat(json.get("status").asText()).isEqualTo("queued");
        assertThat(json.get("direction").asText()).isEqualTo("outbound-api");
        assertThat(json.get("num_segments").isTextual()).isTrue();
        assertThat(json.get("num_segments").asText()).isEqualTo("1");
        assertThat(json.get("date_created").asText()).matches("\\w{3}, \\d{2} \\w{3} \\d{4} [\\d:]{8} \\+0000");
        assertThat(json.get("date_sent").isNull()).isTrue();
        assertThat(json.get("error_code").isNull()).isTrue();
        assertThat(json.get("price").isNull()).isTrue();
        assertThat(json.get("price_unit").asText()).isEqualTo("USD");
        assertThat(json.get("uri").asText()).endsWith(json.get("sid").asText() + ".json");
    }

    @Test
    void throughAServiceNeitherSenderNorLengthIsKnownAtFirst() {
        var json = SIMULATOR
                .create("To", newNumber(), "MessagingServiceSid", "MG1", "Body", "Hello")
                .json();

        assertThat(json.get("from").isNull()).isTrue();
        assertThat(json.get("num_segments").asText()).isEqualTo("0");
        assertThat(json.get("messaging_service_sid").asText()).isEqualTo("MG1");
    }

    static Stream<Arguments> refusals() {
        var to = newNumber();
        var elevenMedia = IntStream.range(0, 11)
                .mapToObj(i -> "MediaUrl=http%3A%2F%2Fexample.com%2F" + i)
                .collect(Collectors.joining("&"));
        return Stream.of(
                Arguments.of(21604, form("From", BRAND, "Body", "x")),
                Arguments.of(21211, form("To", "12", "From", BRAND, "Body", "x")),
                Arguments.of(21603, form("To", to, "Body", "x")),
                Arguments.of(21602, form("To", to, "From", BRAND)),
                Arguments.of(21617, form("To", to, "From", BRAND, "Body", "x".repeat(1601))),
                Arguments.of(21623, form("To", to, "From", BRAND) + "&" + elevenMedia),
                Arguments.of(21624, form("To", to, "From", BRAND, "Body", "x", "ValidityPeriod", "0")),
                Arguments.of(21624, form("To", to, "From", BRAND, "Body", "x", "ValidityPeriod", "36001")),
                Arguments.of(21609, form("To", to, "From", BRAND, "Body", "x", "StatusCallback", "http://a_b/x")),
                Arguments.of(21609, form("To", to, "From", BRAND, "Body", "x", "StatusCallback", "here")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatTwilioRefusesIsRefusedWithItsCode(int code, String form) {
        var reply = SIMULATOR.api("POST", "/Messages.json", form);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").asInt()).isEqualTo(code);
        assertThat(reply.json().get("status").asInt()).isEqualTo(400);
        assertThat(reply.json().get("more_info").asText()).contains(String.valueOf(code));
    }

    @ParameterizedTest
    @CsvSource({
        ACCOUNT + "," + TOKEN + ",201",
        "SK1,secret,201",
        ACCOUNT + ",wrong,401",
        "SK1," + TOKEN + ",401",
        "nobody,nothing,401"
    })
    void onlyTheAccountMaySend(String user, String password, int status) {
        var reply = SIMULATOR.as(
                user, password, "POST", "/Messages.json", form("To", newNumber(), "From", BRAND, "Body", "x"));

        assertThat(reply.status()).isEqualTo(status);
        if (status == 401) {
            assertThat(reply.json().get("code").asInt()).isEqualTo(20003);
        }
    }

    @ParameterizedTest
    @CsvSource({"a,160,1", "a,161,2", "a,306,2", "a,307,3", "€,80,1", "€,81,2", "ж,70,1", "ж,71,2", "ж,135,3"})
    void segmentsAreCountedAsTheyAreBilled(String character, int times, String segments) {
        var json = SIMULATOR
                .create("To", newNumber(), "From", BRAND, "Body", character.repeat(times))
                .json();

        assertThat(json.get("num_segments").asText()).isEqualTo(segments);
    }
}
