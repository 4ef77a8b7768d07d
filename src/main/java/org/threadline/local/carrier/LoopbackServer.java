package org.threadline.local.carrier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import com.sun.net.httpserver.HttpServer;

/** A port of one's own that nobody else on the network sees. */
final class LoopbackServer {

    static {
        // Without it an answer on a kept connection waits 40 ms for the caller's acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private LoopbackServer() {}

    /** @param port 0 for the usual one, or any free one if that is taken */
    static HttpServer bind(int port) {
        try {
            return listen(port == 0 ? SimulatorConfig.USUAL_PORT : port);
        } catch (BindException e) {
            if (port != 0) {
                throw new UncheckedIOException("Port " + port + " of the carrier simulator is in use", e);
            }
            return bindAny();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String url(HttpServer server) {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static HttpServer bindAny() {
        try {
            return listen(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer listen(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }
}
