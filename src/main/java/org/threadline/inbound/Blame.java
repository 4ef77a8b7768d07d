package org.threadline.inbound;

import java.io.IOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;

/**
 * Whose fault it is that something could not be stored. An event is blamed only when it certainly is to blame, because
 * what it is blamed for takes it out of the topic; everything else is the store's, and the store comes back.
 */
final class Blame {

    /** SQL states by class: data that does not fit, a constraint, a limit of the store. */
    private static final Set<String> OF_THE_EVENT = Set.of("22", "23", "54");

    private Blame() {}

    static boolean liesInTheEvent(Throwable failure) {
        List<Throwable> all = all(failure);
        var answers = all.stream().filter(SQLException.class::isInstance).toList();
        if (!answers.isEmpty()) {
            return answers.stream().allMatch(answer -> ofTheEvent((SQLException) answer));
        }
        // A value that no column can hold is found out when the transaction ends, and wrapped in its rollback.
        if (all.stream()
                .anyMatch(cause -> cause instanceof ArithmeticException || cause instanceof DateTimeException)) {
            return true;
        }
        // No word from the store. A transaction that ended by itself is nobody's fault; what else our code trips over
        // (a date out of range, a value that is missing) it would trip over again.
        return all.stream()
                .noneMatch(cause -> cause instanceof RollbackException
                        || cause instanceof SystemException
                        || cause instanceof IOException
                        || cause instanceof Error);
    }

    private static boolean ofTheEvent(SQLException answer) {
        String state = answer.getSQLState();
        return state != null && state.length() == 5 && OF_THE_EVENT.contains(state.substring(0, 2));
    }

    private static List<Throwable> all(Throwable failure) {
        var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayList<Throwable>(List.of(failure));
        var all = new ArrayList<Throwable>();
        while (!open.isEmpty()) {
            Throwable next = open.removeLast();
            if (seen.add(next)) {
                all.add(next);
                open.addAll(List.of(next.getSuppressed()));
                if (next.getCause() != null) {
                    open.add(next.getCause());
                }
            }
        }
        return all;
    }
}
