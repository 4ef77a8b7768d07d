package org.threadline.twilio;

import java.net.URI;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

import com.twilio.exception.ApiException;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;

/**
 * The SDK's HTTP client without its habit of sending again: creating a message is not idempotent, so one call must be
 * one request, whatever comes back. It also keeps our time-outs, which the SDK's own client does not.
 */
class SingleRequestClient extends NetworkHttpClient {

    // A connection that lay idle may be dead, and without retries that would look like a lost answer.
    private static final TimeValue CHECK_AFTER_IDLE = TimeValue.ofMilliseconds(500);
    private static final TimeValue LONGEST_LIFE = TimeValue.ofSeconds(55);

    SingleRequestClient(TwilioConfig config) {
        super(builder(config));
    }

    /** The SDK on this client, with the account's credentials. */
    static TwilioRestClient restClient(TwilioConfig config) {
        return restClient(config, new SingleRequestClient(config));
    }

    /**
     * The same for reading lists: the SDK takes an error for one only when the body says so, and no error may look like an
     * empty page.
     */
    static TwilioRestClient readingClient(TwilioConfig config) {
        return restClient(config, new SingleRequestClient(config) {
            @Override
            public Response reliableRequest(Request request) {
                Response response = super.reliableRequest(request);
                if (response.getStatusCode() >= HttpStatus.SC_BAD_REQUEST) {
                    throw new ApiException("refused", response.getStatusCode());
                }
                return response;
            }
        });
    }

    private static TwilioRestClient restClient(TwilioConfig config, SingleRequestClient http) {
        String user = config.apiKey().orElse(config.accountSid());
        String password = config.apiKey().flatMap(key -> config.apiSecret()).orElse(config.authToken());
        return new TwilioRestClient.Builder(user, password)
                .accountSid(config.accountSid())
                .httpClient(http)
                .build();
    }

    @Override
    public Response reliableRequest(Request request) {
        return legible(makeRequest(request));
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return legible(makeRequest(request));
    }

    /** A proxy's error page has no JSON, and the SDK would forget the status over it; 429 and 502 mean different things. */
    private static Response legible(Response response) {
        if (response.getStatusCode() < HttpStatus.SC_BAD_REQUEST) {
            return response;
        }
        String content = response.getContent();
        String error = content != null && content.startsWith("{")
                ? content
                : "{\"status\":%d,\"message\":\"no details\"}".formatted(response.getStatusCode());
        return new Response(error, response.getStatusCode(), response.getHeaders());
    }

    private static HttpClientBuilder builder(TwilioConfig config) {
        Timeout read = Timeout.of(config.readTimeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(config.connections())
                .setMaxConnTotal(config.connections())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(read).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(config.connectTimeout()))
                        .setSocketTimeout(read)
                        .setValidateAfterInactivity(CHECK_AFTER_IDLE)
                        .setTimeToLive(LONGEST_LIFE)
                        .build())
                .setTlsSocketStrategy(DefaultClientTlsStrategy.createSystemDefault())
                .build();
        HttpHost carrier = host(config.apiUrl());
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setRoutePlanner(
                        (target, context) -> new HttpRoute(carrier, null, "https".equals(carrier.getSchemeName())));
    }

    /** The SDK always names Twilio's own host; the route leads to the configured one. */
    private static HttpHost host(URI url) {
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        return new HttpHost(url.getScheme(), url.getHost(), url.getPort() < 0 ? usual : url.getPort());
    }
}
