package org.threadline.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.jose4j.lang.JoseException;
import org.threadline.packaged.IdentityProvider;

/** Everything an installation has, each a process of its own, started once for all proofs. */
final class Cluster implements AutoCloseable {

    /** Where callbacks are held back, looking each text up at the carrier instead would be what is measured. */
    static final Map<String, String> SILENCE_IS_USUAL = Map.of("THREADLINE_LOOKS_SILENT_AFTER", "1h");

    private static final int REPLICAS = 2;
    /** Their clients complain of every second of what is done here on purpose; held, or the level is forgotten. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private static Cluster shared;

    private final Path application;
    private final Path directory;
    private final List<Integer> ports;
    private final IdentityProvider identities;
    private final Store store;
    private final Broker broker;
    private final Balancer balancer;
    private final SimulatedCarrier carrier;
    private final List<ReplicaProcess> replicas = new ArrayList<>();
    private Map<String, String> special;
    private boolean closed;

    private Cluster(Path application, Map<String, String> settings) throws IOException, JoseException {
        this.application = application;
        this.special = settings;
        directory = Files.createTempDirectory("threadline-faults-");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "faults-end"));
        KAFKA.setLevel(Level.OFF);
        ports = freePorts(5 + REPLICAS + 1);
        identities = new IdentityProvider();
        balancer = new Balancer(ports.get(0));
        broker = Broker.begin(directory, ports.get(1), ports.get(2));
        carrier = SimulatedCarrier.start(directory, ports.get(3), balancer.url());
        store = Store.create(directory, ports.get(4));
        broker.createTopics();
        for (int i = 0; i < REPLICAS; i++) {
            replicas.add(newReplica(ports.get(5 + i)));
        }
        // The first migrates the schema; the others would only wait for it.
        replicas.getFirst().awaitReady();
        heal();
    }

    /** The one cluster, whole and with its carrier well. */
    static synchronized Cluster whole() throws IOException, JoseException {
        if (shared == null) {
            shared = new Cluster(ReplicaProcess.PACKAGE, Map.of());
        }
        shared.heal();
        shared.use(Map.of());
        return shared;
    }

    /** Another one, of another package, for whoever closes it. */
    static Cluster apart(Path application, Map<String, String> settings) throws IOException, JoseException {
        return new Cluster(application, settings);
    }

    /** Begins all replicas anew with these settings beside the usual ones; the next proof has the usual ones again. */
    void use(Map<String, String> settings) {
        if (!settings.equals(special)) {
            special = settings;
            replicas.forEach(ReplicaProcess::stop);
            heal();
        }
    }

    Store store() {
        return store;
    }

    Broker broker() {
        return broker;
    }

    SimulatedCarrier carrier() {
        return carrier;
    }

    Balancer balancer() {
        return balancer;
    }

    List<ReplicaProcess> replicas() {
        return List.copyOf(replicas);
    }

    Texter texter() {
        return new Texter(balancer.url());
    }

    /** Starts whatever does not run, and ends every fault. */
    void heal() {
        carrier.behave();
        carrier.forget();
        if (!store.isRunning()) {
            store.start();
        }
        if (!broker.isRunning()) {
            broker.start();
        }
        for (ReplicaProcess replica : replicas) {
            if (!replica.isRunning()) {
                replica.use(special);
                replica.start();
            }
        }
        replicas.forEach(ReplicaProcess::awaitReady);
    }

    /** One more, at a port that is kept for it; {@link #leave} takes it away again. */
    ReplicaProcess join() {
        ReplicaProcess another = newReplica(ports.getLast());
        return another.awaitReady();
    }

    void leave(ReplicaProcess another) {
        balancer.remove(another);
        if (another.isRunning()) {
            another.stop();
        }
    }

    /** A brand with so many numbers, none of which is paced by its rate. */
    Shop brand(String proof, int numbers) {
        var shop = Shop.of(proof, numbers);
        put(shop, shop.settings());
        return shop;
    }

    /** Gives each of its numbers a rate, in segments a second. */
    void pace(Shop shop, List<Integer> rates) {
        put(shop, shop.settings(rates));
    }

    private void put(Shop shop, Map<String, Object> settings) {
        Http.json(as("admin", "*", Http.put(replicas.getFirst().url() + "/api/v1/brands/" + shop.key(), settings)));
    }

    HttpRequest as(String role, String brands, HttpRequest.Builder request) {
        try {
            return request.header("Authorization", "Bearer " + identities.token(role, brands))
                    .build();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An agent of this shop, known by a name of their own. */
    Clerk clerk(String id, Shop shop) {
        try {
            return new Clerk(id, identities.tokenOf(id, "agent", shop.key()));
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ReplicaProcess newReplica(int port) {
        var replica = new ReplicaProcess(port, application, settings(), directory);
        replica.use(special);
        replica.start();
        balancer.add(replica);
        return replica;
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(Map.of(
                "THREADLINE_PUBLIC_URL",
                balancer.url(),
                "TWILIO_ACCOUNT_SID",
                SimulatedCarrier.ACCOUNT,
                "TWILIO_AUTH_TOKEN",
                SimulatedCarrier.TOKEN,
                "TWILIO_API_URL",
                carrier.url(),
                "QUARKUS_DATASOURCE_JDBC_URL",
                store.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME",
                Store.APPLICATION,
                "QUARKUS_DATASOURCE_PASSWORD",
                "only-for-these-tests",
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                identities.url(),
                "QUARKUS_OIDC_CLIENT_ID",
                "threadline"));
        settings.put("QUARKUS_FLYWAY_USERNAME", Store.OWNER);
        settings.put("QUARKUS_FLYWAY_PASSWORD", "only-for-these-tests");
        settings.put("THREADLINE_PRIVACY_KEY", "only-for-these-tests-0123456789abcdef");
        settings.put("THREADLINE_SECRETS_KEY", "only-for-these-tests-0123456789abcdef");
        // The proofs run at any hour, and what takes a minute by default need not take one here.
        settings.put("THREADLINE_QUIET_HOURS_ENABLED", "false");
        settings.put("THREADLINE_SENDING_COUNTRIES", "*");
        settings.put("THREADLINE_SURGES_MOST", "0");
        settings.put("THREADLINE_ORDERS_SETTLE", "0s");
        settings.put("TWILIO_READ_TIMEOUT", "2s");
        settings.put("THREADLINE_OUTBOUND_LEASE", "8s");
        settings.put("THREADLINE_LOOKS_UNKNOWN_AFTER", "3s");
        settings.put("THREADLINE_LOOKS_NOT_SENT_AFTER", "12s");
        settings.put("THREADLINE_LOOKS_PER_SECOND", "200");
        settings.put("THREADLINE_LOOKS_SILENT_AFTER", "8s");
        settings.put("THREADLINE_REPAIR_EVERY", Scale.pick("5s", "1m"));
        return settings;
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        replicas.forEach(ReplicaProcess::kill);
        for (AutoCloseable server : new AutoCloseable[] {broker, carrier, store, balancer, identities}) {
            try {
                if (server != null) {
                    server.close();
                }
            } catch (Exception stubborn) {
                System.err.println("did not end cleanly: " + stubborn);
            }
        }
        sweep(directory);
    }

    /** Removes what a run has written, unless somebody wants to look at it. */
    static void sweep(Path directory) {
        if (Boolean.getBoolean("faults.keep")) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException left) {
            System.err.println("left behind: " + directory);
        }
    }
}
