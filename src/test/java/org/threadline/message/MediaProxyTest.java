package org.threadline.message;

import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Carrier;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** Customers' pictures, from the simulated carrier: behind its credentials and a redirect. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class MediaProxyTest {

    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

    @Test
    void aPictureIsHandedOnAndCannotAct() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        phone.textWith("Look", "image/png", Base64.getEncoder().encodeToString(PICTURE));
        var agent = brand.agent("agent-1");
        String url = mediaOf(agent, phone).getFirst().get("url");

        byte[] shown = Agent.of(brand.key(), "agent-1")
                .call()
                .get(url)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", equalTo("sandbox; default-src 'none'"))
                .header("Content-Disposition", startsWith("inline; filename="))
                .header("Cache-Control", equalTo("private, no-store"))
                .extract()
                .asByteArray();

        assertThat(url).startsWith("/api/v1/messages/");
        assertThat(shown).isEqualTo(PICTURE);
    }

    @Test
    void anotherBrandsPictureDoesNotExist() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        phone.textWith("Look", "image/png", Base64.getEncoder().encodeToString(PICTURE));
        String url = mediaOf(brand.agent("agent-1"), phone).getFirst().get("url");

        Refusal.of(TestBrand.create().agent("agent-2").call().get(url), 404, "not-found");
    }

    @Test
    void aPictureThatThereIsNotDoesNotExist() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        phone.textWith("Look", "image/png", Base64.getEncoder().encodeToString(PICTURE));
        var agent = brand.agent("agent-1");
        String url = mediaOf(agent, phone).getFirst().get("url");

        Refusal.of(agent.call().get(url.replaceFirst("0$", "1")), 404, "not-found");
        Refusal.of(agent.call().get(url.replaceFirst("0$", "x")), 404);
    }

    @Test
    void whatABrowserWouldRunIsNotHandedOn() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        phone.textWith("Look", "image/svg+xml", Base64.getEncoder().encodeToString("<svg/>".getBytes()));
        var agent = brand.agent("agent-1");

        Refusal.of(agent.call().get(mediaOf(agent, phone).getFirst().get("url")), 502, "media-unavailable");
    }

    @Test
    void anAddressThatIsNotTheCarriersIsNotAsked() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        Carrier.text(
                        "MM" + java.util.UUID.randomUUID().toString().replace("-", ""),
                        phone,
                        "Look",
                        Map.of(
                                "NumMedia", "1",
                                "MediaUrl0", "http://169.254.169.254/latest/meta-data",
                                "MediaContentType0", "image/png"))
                .then()
                .statusCode(200);
        var agent = brand.agent("agent-1");

        Refusal.of(agent.call().get(mediaOf(agent, phone).getFirst().get("url")), 502, "media-unavailable");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> mediaOf(Agent agent, Phone phone) {
        return (List<Map<String, String>>)
                agent.messagesOf(agent.threadOf(phone)).getFirst().get("media");
    }
}
