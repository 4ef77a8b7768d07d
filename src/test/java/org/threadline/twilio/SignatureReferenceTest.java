package org.threadline.twilio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.twilio.security.RequestValidator;

import static org.assertj.core.api.Assertions.assertThat;

/** Our reading of the signature against the SDK's, where the SDK can be trusted: every name once. */
class SignatureReferenceTest {

    private static final String TOKEN = "12345678901234567890123456789012";
    private static final int FORMS = 10_000;
    private static final String ALPHABET =
            "abcXYZ012 +&=%#?/:;'\"<>\\{}$~.,-_@\t\n\r\u0000\u00e9\u00df\u20ac\u2019\u05d0\u0645\u0301\u200f\uffff";

    private final TwilioSignature ours = new TwilioSignature(account());
    private final RequestValidator reference = new RequestValidator(TOKEN);
    private final Random random = new Random(20_260_101);

    private static StubAccount account() {
        return StubAccount.at("http://localhost").withToken(TOKEN);
    }

    @Test
    void tenThousandFormsAreJudgedAsTheReferenceJudgesThem() {
        var carrier = new ForeignCarrier("", "", TOKEN);
        int altered = 0;
        for (int i = 0; i < FORMS; i++) {
            String url = url();
            Map<String, String> form = form();
            String signature = carrier.sign(url, webhook(form));
            boolean alter = i % 2 == 1;
            if (alter) {
                altered++;
                switch (random.nextInt(3)) {
                    case 0 -> signature = mutate(signature);
                    case 1 -> url = url.replaceFirst("twilio/.", "twilio/Q");
                    default -> mutateOneOf(form);
                }
            }

            boolean expected = reference.validate(url, form, signature);

            assertThat(expected).as("form %d", i).isEqualTo(!alter);
            assertThat(ours.covers(url, TwilioForm.parse(encoded(form)), signature))
                    .as("form %d %s at %s", i, form, url)
                    .isEqualTo(expected);
        }
        assertThat(altered).isEqualTo(FORMS / 2);
    }

    /** Token, request and signature as the carrier's documentation prints them. */
    @Test
    void theDocumentedExampleIsAccepted() {
        var documented = new TwilioSignature(StubAccount.at("http://localhost").withToken("12345"));
        var form = TwilioForm.parse("To=%2B18005551212&Digits=1234&From=%2B14158675309"
                + "&Caller=%2B14158675309&CallSid=CA1234567890ABCDE");

        var covered =
                documented.covers("https://mycompany.com/myapp.php?foo=1&bar=2", form, "RSOYDt4T1cUTdK1PDd93/VVr8B8=");

        assertThat(covered).isTrue();
    }

    @Test
    void theTokenThatIsBeingRetiredStillSigns() {
        var rotating = new TwilioSignature(account().withSecondaryToken("old"));
        var form = TwilioForm.parse("Body=Hi");
        String url = "https://example.com/a";

        String signature = new ForeignCarrier("", "", "old").sign(url, webhook(Map.of("Body", "Hi")));

        assertThat(rotating.covers(url, form, signature)).isTrue();
        assertThat(ours.covers(url, form, signature)).isFalse();
    }

    @Test
    void anApiSecretNeverSigns() {
        var withKey = new TwilioSignature(account().withApiKey("SK1", "api-secret"));
        String url = "https://example.com/a";

        String signature = new ForeignCarrier("", "", "api-secret").sign(url, webhook(Map.of("Body", "Hi")));

        assertThat(withKey.covers(url, TwilioForm.parse("Body=Hi"), signature)).isFalse();
    }

    private String url() {
        String host = List.of("example.com", "texts.example.com", "127.0.0.1").get(random.nextInt(3));
        String port = List.of("", ":443", ":8443").get(random.nextInt(3));
        String query = random.nextBoolean() ? "" : "?a=" + random.nextInt() + "&b=%20";
        return "https://" + host + port + "/webhooks/twilio/" + Integer.toHexString(random.nextInt()) + query;
    }

    private Map<String, String> form() {
        var form = new LinkedHashMap<String, String>();
        int size = 1 + random.nextInt(25);
        for (int i = 0; i < size; i++) {
            form.put(word(1 + random.nextInt(12)), word(random.nextInt(40)));
        }
        return form;
    }

    private String word(int length) {
        var word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (random.nextInt(20) == 0) {
                word.append("\uD83D\uDE00");
            } else {
                word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return word.toString();
    }

    private void mutateOneOf(Map<String, String> form) {
        String name = form.keySet().stream()
                .skip(random.nextInt(form.size()))
                .findFirst()
                .orElseThrow();
        String value = form.get(name);
        form.put(name, value.isEmpty() ? "x" : mutate(value));
    }

    /** One letter of it is another one. */
    private String mutate(String text) {
        int at = random.nextInt(text.length());
        while (Character.isSurrogate(text.charAt(at)) && text.chars().anyMatch(c -> c < 0xd800)) {
            at = random.nextInt(text.length());
        }
        if (Character.isSurrogate(text.charAt(at))) {
            return text + "x";
        }
        char other = text.charAt(at) == 'Q' ? 'W' : 'Q';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static WebhookForm webhook(Map<String, String> form) {
        return new WebhookForm(form.entrySet().stream()
                .map(entry -> new WebhookForm.Parameter(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
