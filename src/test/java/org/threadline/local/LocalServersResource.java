package org.threadline.local;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Gives a {@code @QuarkusTest} what {@code quarkus:dev} has; the servers are shared by all tests of the JVM. */
public class LocalServersResource implements QuarkusTestResourceLifecycleManager {

    private static final String PORT = "threadline.local.test-port";

    @Override
    public Map<String, String> start() {
        var port = port();
        var settings = new HashMap<>(LocalServers.start(Map.of(Keys.PUBLIC_URL, "http://localhost:" + port)));
        settings.put("quarkus.http.test-port", port);
        return settings;
    }

    /** They stop with the JVM: the next test class needs them again. */
    @Override
    public void stop() {}

    /** The same for every application this JVM starts, because the simulator knows one public URL. */
    private static synchronized String port() {
        var remembered = System.getProperty(PORT);
        if (remembered == null) {
            remembered = String.valueOf(FreePorts.find(1).getFirst());
            System.setProperty(PORT, remembered);
        }
        return remembered;
    }
}
