package org.threadline.security.wall;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.threadline.security.Caller;

/** Which brands' rows the transactions that begin on a thread can see, where no request of a caller says it. */
public final class Sight {

    /** Of all brands, as the machine. */
    public static final Sight ALL = new Sight("select set_config('role', ?, true)", "threadline_machine");

    private static final String BETWEEN = ",";
    private static final ThreadLocal<Sight> PRESENT = new ThreadLocal<>();

    private final String sql;
    private final String value;

    private Sight(String sql, String value) {
        this.sql = sql;
        this.value = value;
    }

    /** Of these brands; {@link Caller#ALL} stands for all. A key that holds a comma is no brand's. */
    public static Sight of(Collection<String> brands) {
        String keys = brands.contains(Caller.ALL)
                ? Caller.ALL
                : brands.stream().filter(key -> !key.contains(BETWEEN)).sorted().collect(Collectors.joining(BETWEEN));
        return new Sight("select set_config('threadline.brands', ?, true)", keys);
    }

    static Optional<Sight> present() {
        return Optional.ofNullable(PRESENT.get());
    }

    /** What begins on this thread while the work is done has this sight; threads that the work starts do not inherit it. */
    public <T> T during(Supplier<T> work) {
        try {
            return around(work::get);
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    <T> T around(Callable<T> work) throws Exception {
        Sight before = PRESENT.get();
        PRESENT.set(this);
        try {
            return work.call();
        } finally {
            if (before == null) {
                PRESENT.remove();
            } else {
                PRESENT.set(before);
            }
        }
    }

    /** Tells the store, for the transaction that has just begun: one parameter, one row in answer. */
    String sql() {
        return sql;
    }

    String value() {
        return value;
    }
}
