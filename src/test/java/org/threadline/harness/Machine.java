package org.threadline.harness;

import java.util.concurrent.Callable;

import org.threadline.security.wall.Sight;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** For tests that call the application from within: in a transaction of its own, as jobs and webhooks do. */
public final class Machine {

    private Machine() {}

    public static void run(Runnable work) {
        Sight.ALL.during(() -> {
            QuarkusTransaction.requiringNew().run(work);
            return null;
        });
    }

    public static <T> T call(Callable<T> work) {
        return Sight.ALL.during(() -> QuarkusTransaction.requiringNew().call(work));
    }
}
