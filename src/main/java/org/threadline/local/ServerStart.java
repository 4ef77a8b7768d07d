package org.threadline.local;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;

import org.threadline.local.carrier.CarrierSimulator;
import org.threadline.local.carrier.SimulatorConfig;

/** Starts whatever nobody has given, side by side, and has it stopped and swept away at exit. */
public final class ServerStart {

    private final Map<String, String> settings;
    private final RunningServers running = new RunningServers();

    private ServerStart(Map<String, String> given) {
        this.settings = new TreeMap<>(given);
    }

    /** Plain types only: called across class loaders. */
    public static Map<String, String> start(Map<String, String> given) {
        return new ServerStart(given).start();
    }

    private Map<String, String> start() {
        settings.putAll(QuietBroker.settings());
        Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "local-mode-stop"));
        try (var threads = Executors.newFixedThreadPool(2, ServerStart::thread)) {
            var database =
                    settings.containsKey(Keys.JDBC_URL) ? null : start("postgres", EmbeddedDatabase::start, threads);
            var broker = settings.containsKey(Keys.KAFKA) ? null : start("kafka", EmbeddedBroker::start, threads);
            settings.putIfAbsent(Keys.PUBLIC_URL, "http://localhost:" + settings.getOrDefault(Keys.HTTP_PORT, "8080"));
            startSimulator();
            if (!settings.containsKey(Keys.PUBLIC_KEY)) {
                settings.putAll(LocalKey.generate().settings());
            }
            if (database != null) {
                settings.putAll(database.join().settings());
            } else {
                copy(Keys.JDBC_USERNAME, Keys.ONLOOKER);
                copy(Keys.JDBC_PASSWORD, Keys.ONLOOKER_PASSWORD);
            }
            if (broker != null) {
                settings.put(Keys.KAFKA, broker.join().bootstrapServers());
            }
        }
        settings.remove(Keys.HTTP_PORT);
        return settings;
    }

    private void copy(String key, String to) {
        if (settings.containsKey(key)) {
            settings.put(to, settings.get(key));
        }
    }

    private void startSimulator() {
        if (settings.containsKey(Keys.API_URL)) {
            return;
        }
        var config = SimulatorConfig.from(settings);
        var simulator = running.add(CarrierSimulator.start(config));
        settings.put(Keys.ACCOUNT_SID, config.accountSid());
        settings.put(Keys.AUTH_TOKEN, config.authToken());
        settings.put(Keys.API_URL, simulator.url());
        settings.put(Keys.SIMULATOR_URL, simulator.url());
    }

    /** The directory is known before the server is, so that a failed start leaves nothing behind either. */
    private <T extends AutoCloseable> CompletableFuture<T> start(
            String purpose, Function<TemporaryDirectory, T> server, Executor threads) {
        var directory = running.add(TemporaryDirectory.create(purpose));
        return CompletableFuture.supplyAsync(() -> running.add(server.apply(directory)), threads);
    }

    /** Kafka looks classes up by name through the thread, and its own threads inherit from this one. */
    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "local-mode-start");
        thread.setContextClassLoader(ServerStart.class.getClassLoader());
        return thread;
    }
}
