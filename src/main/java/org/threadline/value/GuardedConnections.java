package org.threadline.value;

import java.time.Duration;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.Timeout;

/** A client for addresses that others name: it goes to what was judged, and does nothing by itself. */
public final class GuardedConnections {

    private GuardedConnections() {}

    /**
     * @param patience for each step: a free connection, the connection, the answer
     * @param parallel requests at once
     */
    public static CloseableHttpClient open(Destinations destinations, Duration patience, int parallel) {
        Timeout timeout = Timeout.of(patience);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(destinations)
                .setMaxConnTotal(parallel)
                .setMaxConnPerRoute(parallel)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .setTlsSocketStrategy(DefaultClientTlsStrategy.createSystemDefault())
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }
}
