package org.threadline.local.carrier;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadline.local.carrier.SimulatorUnderTest.ACCOUNT;
import static org.threadline.local.carrier.SimulatorUnderTest.BRAND;
import static org.threadline.local.carrier.SimulatorUnderTest.TOKEN;
import static org.threadline.local.carrier.SimulatorUnderTest.newNumber;

/** What we answer must be what Twilio's own library understands. */
class TwilioSdkTest {

    @RegisterExtension
    static final SimulatorUnderTest SIMULATOR = new SimulatorUnderTest();

    private final TwilioRestClient client = new TwilioRestClient.Builder(ACCOUNT, TOKEN)
            .httpClient(new ToSimulator())
            .build();
    private final String to = newNumber();

    @Test
    void aMessageIsCreated() {
        var message = send("Hello");

        assertThat(message.getStatus()).isEqualTo(Message.Status.QUEUED);
        assertThat(message.getDirection()).isEqualTo(Message.Direction.OUTBOUND_API);
        assertThat(message.getDateCreated()).isNotNull();
        assertThat(message.getErrorCode()).isNull();
        assertThat(message.getNumSegments()).isEqualTo("1");
    }

    @Test
    void aRefusalIsUnderstood() {
        assertThatThrownBy(() -> Message.creator(new PhoneNumber("12"), new PhoneNumber(BRAND), "x")
                        .create(client))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.getCode()).isEqualTo(21211));
    }

    @Test
    void aListIsReadThroughItsPages() {
        send("one");
        send("two");
        send("three");

        assertThat(Message.reader().setTo(new PhoneNumber(to)).pageSize(2).read(client))
                .extracting(Message::getBody)
                .containsExactly("three", "two", "one");
    }

    @Test
    void aMessageIsRedacted() {
        var sid = send("a secret").getSid();

        assertThat(Message.updater(sid).setBody("").update(client).getBody()).isEmpty();
        assertThat(Message.fetcher(sid).fetch(client).getBody()).isEmpty();
    }

    private Message send(String body) {
        return Message.creator(new PhoneNumber(to), new PhoneNumber(BRAND), body)
                .create(client);
    }

    /** The library speaks to one host only, so its requests are carried over here. */
    private static final class ToSimulator extends HttpClient {

        @Override
        public Response makeRequest(Request request) {
            var url = URI.create(request.constructURL().toString());
            var path = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
            var form = new StringBuilder();
            request.getPostParams()
                    .forEach((name, values) -> values.forEach(value -> form.append(name)
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                            .append('&')));
            var reply = SIMULATOR.api(request.getMethod().toString(), path, form.toString());
            var content = new ByteArrayInputStream(reply.text().getBytes(StandardCharsets.UTF_8));
            return new Response(content, reply.status(), null);
        }
    }
}
