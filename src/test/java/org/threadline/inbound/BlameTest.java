package org.threadline.inbound;

import java.io.IOException;
import java.sql.SQLException;
import java.time.DateTimeException;

import jakarta.transaction.RollbackException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BlameTest {

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22008", "23505", "23503", "54000"})
    void dataThatTheStoreRefusesIsTheEventsFault(String state) {
        assertThat(Blame.liesInTheEvent(said(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"08006", "57P01", "57014", "40P01", "40001", "53300", "55000", "25006", "42P01", "28P01", "XX000"
            })
    void everythingElseTheStoreSaysIsNot(String state) {
        assertThat(Blame.liesInTheEvent(said(state))).isFalse();
    }

    @Test
    void noConnectionIsNotTheEventsFault() {
        assertThat(Blame.liesInTheEvent(new RuntimeException(new SQLException("Acquisition timeout"))))
                .isFalse();
    }

    @Test
    void oneWordOfAnAbsentStoreOutweighsTheRest() {
        var failed = said("23505");
        failed.addSuppressed(said("08006"));

        assertThat(Blame.liesInTheEvent(failed)).isFalse();
    }

    @Test
    void whatOurCodeTripsOverItWouldTripOverAgain() {
        assertThat(Blame.liesInTheEvent(new IllegalStateException(new DateTimeException("out of range"))))
                .isTrue();
    }

    @Test
    void aValueThatIsFoundOutWhenTheTransactionEndsIsTheEventsFault() {
        var ended = new RollbackException("not committed");
        ended.initCause(new IllegalArgumentException(new ArithmeticException("long overflow")));

        assertThat(Blame.liesInTheEvent(new RuntimeException(ended))).isTrue();
    }

    @Test
    void aTransactionThatEndedByItselfIsNobodysFault() {
        assertThat(Blame.liesInTheEvent(new RuntimeException(new RollbackException("timeout"))))
                .isFalse();
        assertThat(Blame.liesInTheEvent(new RuntimeException(new IOException("reset"))))
                .isFalse();
    }

    private static RuntimeException said(String state) {
        return new RuntimeException(new IllegalStateException(new SQLException("no", state)));
    }
}
