package org.threadline.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Runs before configuration is read, so that what it starts can still tell the application where it is. */
@QuarkusMain
public class LocalMain {

    public static void main(String... args) {
        LocalServers.start();
        var running = ApplicationRun.begin();
        try {
            Quarkus.run(args);
        } finally {
            running.end();
        }
    }
}
