package org.threadline.twilio;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.twilio.ForeignCarrier.Answer;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class InboundRefusalTest {

    private static final String OTHER_TOKEN = "0123456789abcdef0123456789abcdef";

    private ForeignCarrier carrier;
    private Phone phone;
    private WebhookForm text;

    @BeforeEach
    void somebodyTexts() {
        carrier = ForeignCarrier.ofOurAccount();
        phone = TestBrand.create().newPhone();
        text = carrier.text(phone, "Hello");
    }

    @Test
    void anUnsignedTextIsRefused() {
        assertRefused(carrier.deliver(text, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "\u00e9", "null"})
    void aSignatureThatIsNoneIsRefused(String signature) {
        assertRefused(carrier.deliver(text, signature));
    }

    @Test
    void aSignatureInAnotherCaseIsRefused() {
        String signature = carrier.sign(carrier.publicUrl() + ForeignCarrier.MESSAGES, text);
        String other = signature.equals(signature.toUpperCase()) ? signature.toLowerCase() : signature.toUpperCase();

        assertRefused(carrier.deliver(text, other));
    }

    @ParameterizedTest
    @MethodSource
    void aSignatureOverAnotherUrlIsRefused(UnaryOperator<String> other) {
        String url = carrier.publicUrl() + ForeignCarrier.MESSAGES;

        assertRefused(carrier.deliver(text, carrier.sign(other.apply(url), text)));
    }

    static List<UnaryOperator<String>> aSignatureOverAnotherUrlIsRefused() {
        return List.of(
                url -> url + "/",
                url -> url + "?x=1",
                url -> url.replace("messages", "Messages"),
                url -> url.replace("http:", "https:"),
                url -> url.replace("localhost", "127.0.0.1"),
                url -> url.replaceFirst(":\\d+/", ":1/"),
                url -> "");
    }

    @Test
    void theQueryIsSignedToo() {
        String signature = carrier.sign(carrier.publicUrl() + ForeignCarrier.MESSAGES + "?brand=a", text);

        assertThat(carrier.post(ForeignCarrier.MESSAGES + "?brand=b", text.encoded(), signature)
                        .status())
                .isEqualTo(403);
        assertThat(carrier.post(ForeignCarrier.MESSAGES + "?brand=a", text.encoded(), signature)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTextOfAnotherAccountIsRefusedThoughOurTokenSignedIt() {
        assertRefused(carrier.deliver(text.with("AccountSid", "AC" + OTHER_TOKEN)));
    }

    @Test
    void aTextWithoutAccountIsRefusedThoughOurTokenSignedIt() {
        assertRefused(carrier.deliver(text.without("AccountSid")));
    }

    @Test
    void aSecondAccountBehindOursIsRefused() {
        var both = new WebhookForm(List.of(new WebhookForm.Parameter("AccountSid", "AC" + OTHER_TOKEN)))
                .and("AccountSid", carrier.accountSid());
        for (var parameter : text.without("AccountSid").parameters()) {
            both = both.and(parameter.name(), parameter.value());
        }

        assertRefused(carrier.deliver(both));
    }

    @Test
    void aTextThatAnotherTokenSignedIsRefused() {
        assertRefused(carrier.withToken(OTHER_TOKEN).deliver(text));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void everyParameterCounts(String what, UnaryOperator<WebhookForm> more, UnaryOperator<WebhookForm> altered) {
        WebhookForm form = more.apply(text);
        String signature = carrier.sign(carrier.publicUrl() + ForeignCarrier.MESSAGES, form);

        assertRefused(carrier.deliver(altered.apply(form), signature));
        assertThat(carrier.deliver(form, signature).status()).isEqualTo(200);
    }

    static Stream<Arguments> everyParameterCounts() {
        return Stream.of(
                change("unknown", form -> form.and("NewIn2031", "yes"), form -> form.without("NewIn2031")),
                change("unknown, added", form -> form, form -> form.and("NewIn2031", "yes")),
                change("empty", form -> form.and("Empty", ""), form -> form.without("Empty")),
                change("empty, added", form -> form, form -> form.and("Empty", "")),
                change("leading space", form -> form.with("Body", " Hello"), form -> form.with("Body", "Hello")),
                change("trailing space", form -> form.with("Body", "Hello "), form -> form.with("Body", "Hello")),
                change("line break", form -> form.with("Body", "Hello\r\n"), form -> form.with("Body", "Hello\n")),
                change("NUL", form -> form.with("Body", "a\u0000b"), form -> form.with("Body", "ab")),
                change(
                        "repeated name",
                        form -> form.and("Tag", "one").and("Tag", "two"),
                        form -> form.without("Tag").and("Tag", "one")),
                change(
                        "repeated name, second altered",
                        form -> form.and("Tag", "one").and("Tag", "two"),
                        form -> form.without("Tag").and("Tag", "one").and("Tag", "three")),
                change("second body", form -> form, form -> form.and("Body", "Send it elsewhere")),
                change("names in any case", form -> form.and("body", "a"), form -> form.and("body", "b")),
                change("unicode", form -> form.and("N\u00e4me", "\uD83D\uDE00"), form -> form.with("N\u00e4me", "?")));
    }

    private static Arguments change(String what, UnaryOperator<WebhookForm> more, UnaryOperator<WebhookForm> altered) {
        return arguments(what, more, altered);
    }

    @Test
    void theUrlMayBeSignedWithItsPortOrWithout() {
        String url = carrier.publicUrl() + ForeignCarrier.MESSAGES;
        String without = url.replaceFirst(":\\d+/", "/");
        assertThat(without).isNotEqualTo(url);

        assertThat(carrier.deliver(text, carrier.sign(url, text)).status()).isEqualTo(200);
        assertThat(carrier.deliver(text, carrier.sign(without, text)).status()).isEqualTo(200);
    }

    @Test
    void forwardedHeadersNeverOpenTheDoor() {
        String elsewhere = carrier.sign("https://evil.example" + ForeignCarrier.MESSAGES, text);

        assertRefused(carrier.deliver(text, elsewhere, forwarded("evil.example")));
    }

    @Test
    void forwardedHeadersNeverCloseTheDoor() {
        String signature = carrier.sign(carrier.publicUrl() + ForeignCarrier.MESSAGES, text);

        var answer = carrier.deliver(text, signature, forwarded("evil.example"));

        assertThat(answer.status()).isEqualTo(200);
    }

    private static String[] forwarded(String host) {
        return new String[] {
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", host,
            "X-Forwarded-Port", "443",
            "X-Forwarded-Prefix", "/elsewhere",
            "X-Forwarded-For", "10.0.0.1",
            "X-Original-URL", "/elsewhere",
            "Forwarded", "for=10.0.0.1;host=" + host + ";proto=https"
        };
    }

    @Test
    void aNumberThatNobodyOwnsIsNotFound() {
        var answer = carrier.deliver(text.with("To", "+13035559999"));

        assertProblem(answer, 404);
        assertNothingStored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MessageSid", "From", "To"})
    void whatIsMissingIsNamed(String name) {
        for (var form :
                List.of(text.without(name), text.with(name, ""), text.with(name, " \t"), text.with(name, "\0"))) {
            var answer = carrier.deliver(form);

            assertProblem(answer, 400);
            assertThat(answer.body()).contains("missing: " + name + "\"");
        }
        assertNothingStored();
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        var answer = carrier.deliver(WebhookForm.EMPTY.and("AccountSid", carrier.accountSid()));

        assertProblem(answer, 400);
        assertThat(answer.body()).contains("missing: MessageSid, From, To");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Body=%zz", "Body=%", "%e", "", "&&&", "=", "Body"})
    void aBodyThatIsNoFormIsRefused(String body) {
        var answer = carrier.post(ForeignCarrier.MESSAGES, body, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        assertThat(answer.status()).isIn(400, 403);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aBodyOver64KilobytesIsTooLarge() {
        // The connection is closed behind the answer, now and then before whoever is still writing has read it.
        await().ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() ->
                        carrier.deliver(text.with("Body", "x".repeat(70_000))).status() == 413);

        assertNothingStored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x", "application/xml"})
    void whatIsNotDeclaredAFormIsNotUnderstood(String contentType) {
        String signature = carrier.sign(carrier.publicUrl() + ForeignCarrier.MESSAGES, text);

        var answer = carrier.deliver(text, signature, "Content-Type", contentType);

        assertProblem(answer, 415);
        assertNothingStored();
    }

    private void assertRefused(Answer answer) {
        assertProblem(answer, 403);
        assertNothingStored();
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"type\"", "\"title\"", "\"status\":" + status, "\"detail\"");
    }

    private void assertNothingStored() {
        assertThat(StoredRows.ofText(text.first("MessageSid"))).isZero();
        assertThat(phone.brand().agent("agent-1").threadsOf(phone)).isEmpty();
    }
}
