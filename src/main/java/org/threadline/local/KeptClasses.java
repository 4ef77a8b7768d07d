package org.threadline.local;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.TreeMap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Loads this room a second time, in a class loader that live reload does not close: threads of the simulator and
 * shutdown hooks would otherwise fail at the first class they have not used before.
 */
final class KeptClasses extends URLClassLoader {

    private static final String ROOM = "org.threadline.local.";

    private KeptClasses(URL classes, ClassLoader libraries) {
        super(new URL[] {classes}, libraries);
    }

    static Map<String, String> startServers(Map<String, String> given) {
        var application = LocalServers.class.getClassLoader();
        var libraries = EmbeddedPostgres.class.getClassLoader();
        if (application == libraries) {
            return ServerStart.start(given);
        }
        var classes = LocalServers.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            @SuppressWarnings("resource") // lives as long as the JVM
            var kept = new KeptClasses(classes, libraries);
            var answer = kept.loadClass(ServerStart.class.getName())
                    .getMethod("start", Map.class)
                    .invoke(null, given);
            var settings = new TreeMap<String, String>();
            ((Map<?, ?>) answer).forEach((key, value) -> settings.put((String) key, (String) value));
            return settings;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Local mode could not start", e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(ROOM)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    public URL getResource(String name) {
        var own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }
}
