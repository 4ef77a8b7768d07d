package org.threadline.local.carrier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** Finds who answers a path; {@code {}} stands for one segment of it. */
final class Router implements HttpHandler {

    @FunctionalInterface
    interface Handler {
        /** Null when the handler has written to the exchange itself. */
        Answer handle(Exchange exchange) throws IOException;
    }

    @FunctionalInterface
    interface SegmentHandler {
        Answer handle(Exchange exchange, String segment) throws IOException;
    }

    private record Route(String method, Pattern path, SegmentHandler handler) {}

    private final List<Route> routes = new ArrayList<>();

    Router on(String method, String path, Handler handler) {
        return on(method, path, (exchange, segment) -> handler.handle(exchange));
    }

    Router on(String method, String path, SegmentHandler handler) {
        routes.add(new Route(method, Pattern.compile(path.replace(".", "\\.").replace("{}", "([^/]+)")), handler));
        return this;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        var exchange = new Exchange(http);
        Answer answer;
        try {
            answer = answer(exchange);
        } catch (Exchange.BadRequest | IllegalArgumentException e) {
            answer = Answer.problem(400, String.valueOf(e.getMessage()));
        }
        if (answer != null) {
            exchange.send(answer);
        }
    }

    private Answer answer(Exchange exchange) throws IOException {
        for (var route : routes) {
            var match = route.path().matcher(exchange.path());
            if (route.method().equals(exchange.method()) && match.matches()) {
                return route.handler().handle(exchange, lastSegment(match));
            }
        }
        return Answer.problem(404, "Nothing here");
    }

    private static String lastSegment(Matcher match) {
        return match.groupCount() == 0 ? null : match.group(match.groupCount());
    }
}
