package org.threadline.brand.team;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;

import org.threadline.security.Caller;

/** A team that something is handed to, as far as the caller belongs to its brand; another's is not there. */
@ApplicationScoped
public class HeldTeam {

    private final Caller caller;

    HeldTeam(Caller caller) {
        this.caller = caller;
    }

    /**
     * The team, which nobody removes until the transaction ends. To be asked for before any thread is locked, because who
     * removes a team waits for its threads.
     *
     * @throws NotFoundException when there is none, or the caller does not belong to its brand
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Team withId(UUID id) {
        return Team.<Team>findByIdOptional(id, LockModeType.PESSIMISTIC_READ)
                .filter(team -> caller.belongsTo(team.brand()))
                .orElseThrow(() -> new NotFoundException("no such team"));
    }
}
