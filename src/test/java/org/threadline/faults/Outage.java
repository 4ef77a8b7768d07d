package org.threadline.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How the store goes away. Each returns at the moment at which the store is back. */
enum Outage {
    /** Immediate shutdown and start. */
    RESTART {
        @Override
        void happen(Store store, Duration length) {
            store.stop();
            store.start();
        }
    },
    /** SIGKILL of all its processes, and start. */
    CRASH {
        @Override
        void happen(Store store, Duration length) {
            store.kill();
            store.start();
        }
    },
    /** Down for a while. */
    STOP {
        @Override
        void happen(Store store, Duration length) throws InterruptedException {
            store.stop();
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
            store.start();
        }
    },
    /** There, and silent: connections stay open and nothing is answered. */
    FREEZE {
        @Override
        void happen(Store store, Duration length) throws InterruptedException {
            store.freeze();
            try {
                TimeUnit.MILLISECONDS.sleep(length.toMillis());
            } finally {
                store.thaw();
            }
            store.awaitOpen();
        }
    },
    /** Every connection is cut, the store itself stays. */
    CUT {
        @Override
        void happen(Store store, Duration length) {
            store.cutConnections();
        }
    };

    abstract void happen(Store store, Duration length) throws InterruptedException;
}
