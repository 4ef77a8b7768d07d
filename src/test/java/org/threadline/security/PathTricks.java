package org.threadline.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Ways of writing a path that have gone around a gate somewhere. */
final class PathTricks {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private PathTricks() {}

    static List<String> of(String path) {
        String rest = path.substring("/api/v1".length());
        return Stream.of(
                        path,
                        "/" + path,
                        path + "/",
                        path + "//",
                        "/api//v1" + rest,
                        "/api/v1/" + rest,
                        path + ";x",
                        path + ";x=y",
                        "/api;x/v1" + rest,
                        "/api/v1;x" + rest,
                        "/;x" + path,
                        path + "%3Bx",
                        "/api%2Fv1" + rest,
                        "/api/v1%2F" + rest.substring(1),
                        path + "%2F",
                        "/api%5Cv1" + rest,
                        path + "%5C",
                        "/api%252Fv1" + rest,
                        path + "%00",
                        path + "%20",
                        path + "%0a",
                        path + ".json",
                        "/api/./v1" + rest,
                        "/api/v1/." + rest,
                        "/api/x/../v1" + rest,
                        "/q/.." + path,
                        "/q/%2e%2e" + path,
                        "/_local/.." + path,
                        "/webhooks/twilio/../.." + path,
                        "/%61pi/v1" + rest,
                        "/API/v1" + rest,
                        "/api/V1" + rest,
                        path.toUpperCase(Locale.ROOT),
                        path + "?access_token=x",
                        path + "#/q/health")
                .distinct()
                .toList();
    }

    /** What a call so written is answered with; as somebody, or as nobody. */
    static int ask(String method, String written, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(org.threadline.harness.Stream.base() + written))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET") || method.equals("DELETE")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
