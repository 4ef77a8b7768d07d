package org.threadline.outbound;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.consent.Purpose;
import org.threadline.message.Kind;
import org.threadline.message.Message;
import org.threadline.message.Progress;
import org.threadline.message.Status;
import org.threadline.value.PhoneNumber;

/**
 * Takes due texts out of the queue, for one replica each. <em>Sending</em> is committed before anything is sent, and a
 * customer has at most one text on its way, so that texts arrive in the order in which they were meant.
 */
@ApplicationScoped
class SendClaims {

    // Both rows are locked: the message against other replicas, the customer against everything else that is
    // just happening to them (a STOP being heard, another text being claimed).
    private static final String DUE = """
            select m.id, m.brand, m.customer_id, c.phone, c.time_zone, m.sender, m.thread_id, m.kind, m.purpose,
              m.template, m.subject, m.segments, m.created_at, m.expires_at
            from message m join customer c on c.id = m.customer_id
            where m.status = 'QUEUED' and m.lane = :lane and m.due_at <= :now
              and not exists (select 1 from message s where s.customer_id = m.customer_id and s.status = 'SENDING')
            order by m.due_at, m.id
            limit :most
            for no key update of m, c skip locked""";

    // A statement of its own, after the locks: it sees what others had committed before we got them.
    private static final String TAKE = """
            update message m
            set status = 'SENDING', status_rank = %d, lease_until = :lease, attempts = attempts + 1,
                decision = 'sent', decided_at = :now
            where m.id in (:ids)
              and not exists (select 1 from message s where s.customer_id = m.customer_id and s.status = 'SENDING')
            returning m.id""".formatted(Status.SENDING.rank());

    private final Session entities;
    private final Gate gate;
    private final Progress progress;
    private final OutboundConfig config;
    private final Clock clock;

    SendClaims(Session entities, Gate gate, Progress progress, OutboundConfig config, Clock clock) {
        this.entities = entities;
        this.gate = gate;
        this.progress = progress;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Claims up to so many texts, most urgent lanes first. Those that may not go are held or dropped in the same
     * transaction, with the reason.
     */
    @Transactional
    List<UUID> claim(int most) {
        var claimed = new ArrayList<UUID>();
        for (Kind.Lane lane : Kind.Lane.values()) {
            if (lane != Kind.Lane.NONE && claimed.size() < most) {
                claimed.addAll(claim(lane, most - claimed.size()));
            }
        }
        return claimed;
    }

    private List<UUID> claim(Kind.Lane lane, int most) {
        List<Candidate> due = due(lane, most);
        if (due.isEmpty()) {
            return List.of();
        }
        Map<UUID, Verdict> verdicts = gate.decide(due);
        var firstOfEach = new LinkedHashMap<UUID, UUID>();
        for (Candidate candidate : due) {
            switch (verdicts.get(candidate.messageId())) {
                case Verdict.Send send -> firstOfEach.putIfAbsent(candidate.customerId(), candidate.messageId());
                case Verdict.Hold hold -> hold(candidate, hold);
                case Verdict.Drop drop -> drop(candidate, drop);
            }
        }
        return take(List.copyOf(firstOfEach.values()));
    }

    private List<Candidate> due(Kind.Lane lane, int most) {
        return entities
                .createNativeQuery(DUE, Object[].class)
                .setParameter("lane", lane.ordinal())
                .setParameter("now", clock.instant())
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(SendClaims::candidate)
                .toList();
    }

    private static Candidate candidate(Object[] row) {
        return new Candidate(
                (UUID) row[0],
                (String) row[1],
                (UUID) row[2],
                new PhoneNumber((String) row[3]),
                (String) row[4],
                new PhoneNumber((String) row[5]),
                (UUID) row[6],
                Kind.valueOf((String) row[7]),
                Purpose.valueOf((String) row[8]),
                (String) row[9],
                (String) row[10],
                ((Number) row[11]).intValue(),
                (Instant) row[12],
                (Instant) row[13]);
    }

    private List<UUID> take(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        entities.flush();
        return entities.createNativeQuery(TAKE, UUID.class)
                .setParameter("ids", ids)
                .setParameter("now", clock.instant())
                .setParameter("lease", clock.instant().plus(config.lease()))
                .getResultList();
    }

    private void hold(Candidate candidate, Verdict.Hold hold) {
        entities.createNativeMutationQuery(
                        "update message set due_at = :until, decision = :reason, decided_at = :now where id = :id")
                .setParameter("until", hold.until())
                .setParameter("reason", hold.reason())
                .setParameter("now", clock.instant())
                .setParameter("id", candidate.messageId())
                .executeUpdate();
    }

    private void drop(Candidate candidate, Verdict.Drop drop) {
        Message message = Message.findById(candidate.messageId());
        message.decide(drop.reason(), clock.instant());
        progress.advance(message, Status.CANCELED, null);
    }
}
