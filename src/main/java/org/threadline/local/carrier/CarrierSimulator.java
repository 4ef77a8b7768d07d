package org.threadline.local.carrier;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;

/** The carrier, on loopback. State lives in memory and ends with it. */
public final class CarrierSimulator implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final Webhooks webhooks;
    private final ShopRelay shop;
    private final CurrentFaults faults = new CurrentFaults();
    private final Texts texts = new Texts();
    private final OptOuts optOuts = new OptOuts();

    private CarrierSimulator(SimulatorConfig config) {
        this.server = LoopbackServer.bind(config.port());
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.webhooks = new Webhooks(config, faults, threads);
        this.shop = new ShopRelay(config);
    }

    public static CarrierSimulator start(SimulatorConfig config) {
        var simulator = new CarrierSimulator(config);
        simulator.server.setExecutor(simulator.threads);
        simulator.server.createContext("/", simulator.routes(config));
        simulator.server.start();
        return simulator;
    }

    public String url() {
        return LoopbackServer.url(server);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        webhooks.close();
        shop.close();
    }

    private Router routes(SimulatorConfig config) {
        var pictures = new SentPictures(url(), config.accountSid());
        var requests = new ApiRequests();
        var stream = new PhoneStream(texts);
        var inbound = new InboundTexts(config, texts, faults, optOuts, webhooks, pictures);
        var ledger = new Ledger(texts, requests, optOuts, stream);
        var router = new Router()
                .on("GET", "/", new PhonePage()::show)
                .on("GET", "/_simulator/stream", stream::open)
                .on("GET", "/_simulator/media/{}", pictures::show)
                .on("POST", "/_simulator/shop/events", shop::publish)
                .on("POST", "/_simulator/texts", inbound::receive)
                .on("GET", "/_simulator/messages", ledger::list)
                .on("DELETE", "/_simulator/messages", ledger::clear)
                .on("GET", "/_simulator/requests", requests::report)
                .on("GET", "/_simulator/faults", faults::show)
                .on("PUT", "/_simulator/faults", faults::replace)
                .on("DELETE", "/_simulator/faults", faults::reset);
        var lifecycle = new Lifecycle(config, texts, faults, webhooks, threads);
        var creation = new MessageCreation(new TwilioJson(config.accountSid()), texts, faults, optOuts, lifecycle);
        new TwilioApi(config, texts, creation, pictures, new Desk(faults, requests)).addTo(router);
        return router;
    }
}
