package org.threadline.twilio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadline.harness.Database;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.twilio.ForeignCarrier.Answer;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class InboundWebhookTest {

    private static final String POOL = "MG0123456789abcdef0123456789abcdef";

    private ForeignCarrier carrier;

    @BeforeEach
    void carrier() {
        carrier = ForeignCarrier.ofOurAccount();
    }

    @Test
    void aTextIsAnsweredWithAnEmptyResponseAndStored() {
        var phone = TestBrand.create().newPhone();
        var text = carrier.text(phone, "Where is my parcel?");

        var answer = carrier.deliver(text);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(answer.body()).isEqualTo("<Response/>");
        assertThat(heardFrom(phone)).containsExactly("Where is my parcel?");
    }

    @Test
    void theSameTextFiveTimesIsOneText() {
        var phone = TestBrand.create().newPhone();
        var text = carrier.text(phone, "Hello?");

        var answers = IntStream.range(0, 5).mapToObj(i -> carrier.deliver(text)).toList();

        assertThat(answers).containsOnly(stored());
        assertThat(heardFrom(phone)).containsExactly("Hello?");
        assertThat(StoredRows.ofText(text.first("MessageSid"))).isOne();
    }

    @Test
    void theSameTextTenTimesAtOnceIsOneText() throws Exception {
        var phone = TestBrand.create().newPhone();
        var text = carrier.text(phone, "Hello?");

        var answers = atOnce(10, () -> carrier.deliver(text));

        assertThat(answers).containsOnly(stored());
        assertThat(heardFrom(phone)).containsExactly("Hello?");
        assertThat(StoredRows.ofText(text.first("MessageSid"))).isOne();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void everyCharacterOfATextIsKept(String what, String body) {
        var phone = TestBrand.create().newPhone();

        var answer = carrier.deliver(carrier.text(phone, body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(heardFrom(phone)).containsExactly(body);
    }

    static Stream<Arguments> everyCharacterOfATextIsKept() {
        return Stream.of(
                arguments("emoji", "Broken \uD83D\uDE21\uD83E\uDD26\uD83C\uDFFD\u200D\u2640\uFE0F again"),
                arguments("curly quotes", "It\u2019s \u201Cwrong\u201D \u2026"),
                arguments("combining", "Cafe\u0301 N\u0303on\u031B\u0323"),
                arguments("right to left", "\u05E9\u05DC\u05D5\u05DD \u200F\u0645\u0631\u062D\u0628\u0627"),
                arguments("1,600 characters", "x".repeat(1600)),
                arguments("1,600 units of emoji", "\uD83D\uDE00".repeat(800)),
                arguments("lines", "one\r\ntwo\nthree"),
                arguments("spaces around", "  hello  "),
                arguments("signs of a form", "a=b&c=d+e%20f;g?h#i"),
                arguments("controls", "bell \u0007 escape \u001B[31m delete \u007F next line \u0085"),
                arguments("markup", "<script>alert(1)</script> ' or 1=1; -- ${7*7} {w.name}"));
    }

    @Test
    void whatTheDatabaseRefusesIsLeftOut() {
        var phone = TestBrand.create().newPhone();

        var answer = carrier.deliver(carrier.text(phone, "\u0000Hel\u0000lo\u0000"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(heardFrom(phone)).containsExactly("Hello");
    }

    @Test
    void aPictureWithoutWordsIsStored() {
        var phone = TestBrand.create().newPhone();
        var text = carrier.text(phone, "")
                .with("NumMedia", "1")
                .and("MediaContentType0", "image/jpeg")
                .and("MediaUrl0", mediaUrl(0));

        var answer = carrier.deliver(text);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(mediaFrom(phone)).containsExactly(Map.of("url", mediaUrl(0), "contentType", "image/jpeg"));
    }

    @Test
    void tenPicturesAreStoredInOrderWithTheirTypes() {
        var phone = TestBrand.create().newPhone();
        var text = carrier.text(phone, "All of it is broken").with("NumMedia", "10");
        for (int i = 9; i >= 0; i--) {
            text = text.and("MediaContentType" + i, "image/x-" + i).and("MediaUrl" + i, mediaUrl(i));
        }

        var answer = carrier.deliver(text);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(mediaFrom(phone))
                .isEqualTo(IntStream.range(0, 10)
                        .mapToObj(i -> Map.of("url", mediaUrl(i), "contentType", "image/x-" + i))
                        .toList());
    }

    @Test
    void aNumberThatThePoolHasGrownIsItsBrands() {
        var brand = TestBrand.create();
        brand.put(Map.of("senders", List.of(Map.of("number", brand.number(), "messagingServiceSid", POOL))));
        var phone = brand.newPhone();
        var text = carrier.text(phone, "Hi").with("To", "+13035550001").and("MessagingServiceSid", POOL);

        var answer = carrier.deliver(text);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(heardFrom(phone)).containsExactly("Hi");
    }

    @Test
    void aPoolThatNobodyKnowsLeavesTheNumberToDecide() {
        var phone = TestBrand.create().newPhone();
        var text = carrier.text(phone, "Hi").and("MessagingServiceSid", "MG" + "f".repeat(32));

        var answer = carrier.deliver(text);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(heardFrom(phone)).containsExactly("Hi");
    }

    @ParameterizedTest
    @MethodSource
    void aSenderThatIsNoPhoneIsHeardButNotAnswered(String from) {
        var phone = TestBrand.create().newPhone();
        var text = carrier.text(phone, "Your code is 1234").with("From", from);

        var answer = carrier.deliver(text);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(StoredRows.strings(
                        "select direction || ' ' || body from message where brand = ?",
                        phone.brand().key()))
                .containsExactly("INBOUND Your code is 1234");
    }

    static Stream<String> aSenderThatIsNoPhoneIsHeardButNotAnswered() {
        return Stream.of("12345", "ACME", "rcs:acme_agent", "whatsapp:+12025550142", "Joe's Bakery".repeat(10));
    }

    private static Answer stored() {
        return new Answer(200, "text/xml", "<Response/>");
    }

    private static String mediaUrl(int i) {
        return "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME" + i;
    }

    private static List<Object> heardFrom(Phone phone) {
        return inbound(phone, "body");
    }

    /** As they are stored: the API shows addresses of ours. */
    private static List<Object> mediaFrom(Phone phone) {
        var stored = Database.rows("""
                select cast(m.media as text) as media from message m join customer c on c.id = m.customer_id
                where c.brand = ? and c.phone = ? and m.direction = 'INBOUND'""", phone.brand().key(), phone.number());
        return JsonPath.from((String) stored.getFirst().get("media")).getList("");
    }

    private static List<Object> inbound(Phone phone, String field) {
        var agent = phone.brand().agent("agent-1");
        return agent.messagesOf(agent.threadOf(phone)).stream()
                .filter(message -> "INBOUND".equals(message.get("direction")))
                .map(message -> message.get(field))
                .toList();
    }

    private static <T> List<T> atOnce(int times, Callable<T> what) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(what))
                    .toList();
            var done = new ArrayList<T>();
            for (Future<T> one : started) {
                done.add(one.get());
            }
            return done;
        }
    }
}
