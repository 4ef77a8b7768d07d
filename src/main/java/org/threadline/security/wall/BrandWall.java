package org.threadline.security.wall;

import java.sql.SQLException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;

import org.threadline.security.Caller;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * Tells the store at the beginning of each transaction whose rows it may see; the store forgets it at the end, so a
 * connection goes back to the pool as it came. Nothing is told where nobody is known, and then nothing is seen.
 */
@ApplicationScoped
class BrandWall {

    private final AgroalDataSource store;
    private final TransactionManager transactions;
    private final SecurityIdentity identity;
    private final Caller caller;

    BrandWall(AgroalDataSource store, TransactionManager transactions, SecurityIdentity identity, Caller caller) {
        this.store = store;
        this.transactions = transactions;
        this.identity = identity;
        this.caller = caller;
    }

    void begun(@Observes @Initialized(TransactionScoped.class) Object transaction) throws SystemException {
        Optional<Sight> sight = Sight.present().or(this::ofCaller);
        if (sight.isPresent()) {
            try {
                tell(sight.get());
            } catch (SQLException failed) {
                // Whoever has begun it does not have it yet and will not end it.
                transactions.rollback();
                throw new StoreRefused(failed);
            }
        }
    }

    private Optional<Sight> ofCaller() {
        boolean called = Arc.container().requestContext().isActive() && !identity.isAnonymous();
        return called ? Optional.of(Sight.of(caller.brands())) : Optional.empty();
    }

    /** On the connection that the transaction has from here on. */
    private void tell(Sight sight) throws SQLException {
        try (var connection = store.getConnection();
                var statement = connection.prepareStatement(sight.sql())) {
            statement.setString(1, sight.value());
            statement.execute();
        }
    }

    /** The transaction could not begin. */
    static class StoreRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoreRefused(SQLException why) {
            super("the store was not told whose rows may be seen", why);
        }
    }
}
