package org.threadline.local.carrier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;

/** The carrier, on loopback. State lives in memory and ends with it. */
public final class CarrierSimulator implements AutoCloseable {

    static {
        // Without it an answer on a kept connection waits 40 ms for the caller's acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Webhooks webhooks;

    private CarrierSimulator(HttpServer server, ExecutorService threads, Webhooks webhooks) {
        this.server = server;
        this.threads = threads;
        this.webhooks = webhooks;
    }

    public static CarrierSimulator start(SimulatorConfig config) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var faults = new CurrentFaults();
        var webhooks = new Webhooks(config, faults, threads);
        var server = bind(config.port());
        server.setExecutor(threads);
        server.createContext("/", routes(config, faults, webhooks, threads));
        server.start();
        return new CarrierSimulator(server, threads, webhooks);
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        webhooks.close();
    }

    private static Router routes(
            SimulatorConfig config, CurrentFaults faults, Webhooks webhooks, ExecutorService threads) {
        var texts = new Texts();
        var optOuts = new OptOuts();
        var requests = new ApiRequests();
        var lifecycle = new Lifecycle(config, texts, faults, webhooks, threads);
        var json = new TwilioJson(config.accountSid());
        var creation = new MessageCreation(json, texts, faults, optOuts, lifecycle);
        var inbound = new InboundTexts(config, texts, faults, optOuts, webhooks);
        var ledger = new Ledger(texts, requests, optOuts);

        var router = new Router()
                .on("POST", "/_simulator/texts", inbound::receive)
                .on("GET", "/_simulator/messages", ledger::list)
                .on("DELETE", "/_simulator/messages", ledger::clear)
                .on("GET", "/_simulator/requests", requests::report)
                .on("GET", "/_simulator/faults", faults::show)
                .on("PUT", "/_simulator/faults", faults::replace)
                .on("DELETE", "/_simulator/faults", faults::reset);
        new TwilioApi(config, texts, creation, faults, requests).addTo(router);
        return router;
    }

    private static HttpServer bind(int port) {
        try {
            return listen(port == 0 ? SimulatorConfig.USUAL_PORT : port);
        } catch (BindException e) {
            if (port != 0) {
                throw new UncheckedIOException("Port " + port + " of the carrier simulator is in use", e);
            }
            try {
                return listen(0);
            } catch (IOException again) {
                throw new UncheckedIOException(again);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer listen(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }
}
