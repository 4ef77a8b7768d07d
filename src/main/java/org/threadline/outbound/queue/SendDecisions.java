package org.threadline.outbound.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.message.Message;
import org.threadline.message.Progress;
import org.threadline.message.Status;
import org.threadline.outbound.Verdict;
import org.threadline.outbound.gate.Gate;

/** What the gate has decided, written on the texts: gone on their way, held, or dropped, each with its reason. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class SendDecisions {

    // A statement of its own, after the locks: it sees what others had committed before we got them. A customer's
    // earlier text may have been passed over, because the customer was locked when it was looked at and free a moment
    // later: then the later one waits for it.
    private static final String TAKE = """
            update message m
            set status = 'SENDING', status_rank = %d, starts_at = taken.slot,
                lease_until = cast(:now as timestamptz) + cast(:lease as interval), attempts = attempts + 1,
                decision = 'sent', decided_at = :now
            from unnest(cast(:ids as uuid[]), cast(:slots as timestamptz[])) as taken(id, slot)
            where m.id = taken.id
              and not exists (select 1 from message w where w.customer_id = m.customer_id and w.status = 'SENDING')
              and not exists (select 1 from message e
                              where e.brand = m.brand and e.customer_id = m.customer_id and e.status = 'QUEUED'
                                and e.sender = m.sender and e.lane = m.lane and e.due_at <= :now
                                and (e.due_at, e.id) < (m.due_at, m.id))
            returning m.id""".formatted(Status.SENDING.rank());

    private final Session entities;
    private final Gate gate;
    private final Progress progress;
    private final Clock clock;

    SendDecisions(Session entities, Gate gate, Progress progress, Clock clock) {
        this.entities = entities;
        this.gate = gate;
        this.progress = progress;
        this.clock = clock;
    }

    /** Those that may go, with their deadlines; the others are held or dropped. */
    List<DueText> passing(List<DueText> due) {
        Map<UUID, Verdict> verdicts =
                gate.decide(due.stream().map(DueText::candidate).toList());
        var passing = new ArrayList<DueText>();
        var held = new ArrayList<DueText>();
        var dropped = new ArrayList<DueText>();
        for (DueText text : due) {
            switch (verdicts.get(text.id())) {
                case Verdict.Send send -> passing.add(text.by(send.deliverBy()));
                case Verdict.Hold hold -> held.add(text);
                case Verdict.Drop drop -> dropped.add(text);
            }
        }
        hold(held, verdicts);
        drop(dropped, verdicts);
        return passing;
    }

    private void hold(List<DueText> texts, Map<UUID, Verdict> verdicts) {
        if (texts.isEmpty()) {
            return;
        }
        List<Verdict.Hold> holds = texts.stream()
                .map(text -> (Verdict.Hold) verdicts.get(text.id()))
                .toList();
        entities.createNativeMutationQuery("""
                        update message m set due_at = held.until, decision = held.reason, decided_at = :now
                        from unnest(cast(:ids as uuid[]), cast(:untils as timestamptz[]), cast(:reasons as text[]))
                          as held(id, until, reason)
                        where m.id = held.id""")
                .setParameter("ids", ids(texts))
                .setParameter(
                        "untils",
                        holds.stream().map(hold -> hold.until().toString()).toArray(String[]::new))
                .setParameter(
                        "reasons", holds.stream().map(Verdict.Hold::reason).toArray(String[]::new))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private void drop(List<DueText> texts, Map<UUID, Verdict> verdicts) {
        if (texts.isEmpty()) {
            return;
        }
        List<UUID> ids = texts.stream().map(DueText::id).toList();
        for (Message message : Message.<Message>list("id in ?1", ids)) {
            message.decide(((Verdict.Drop) verdicts.get(message.id())).reason(), clock.instant());
            progress.advance(message, Status.CANCELED, null);
        }
    }

    /** Marks them as being sent; those whose customer has another text on its way by now are not in the answer. */
    List<ClaimedText> take(List<ClaimedText> texts, Duration lease) {
        if (texts.isEmpty()) {
            return List.of();
        }
        entities.flush();
        Set<UUID> taken = entities
                .createNativeQuery(TAKE, UUID.class)
                .setParameter(
                        "ids",
                        texts.stream()
                                .map(claimed -> claimed.text().messageId().toString())
                                .toArray(String[]::new))
                .setParameter(
                        "slots",
                        texts.stream()
                                .map(claimed -> claimed.startsAt().toString())
                                .toArray(String[]::new))
                .setParameter("now", clock.instant())
                .setParameter("lease", lease.toMillis() + " milliseconds")
                .getResultList()
                .stream()
                .collect(Collectors.toSet());
        return texts.stream()
                .filter(claimed -> taken.contains(claimed.text().messageId()))
                .toList();
    }

    /** It missed its slot and has certainly not left: back to where it was in the queue, to be decided on again. */
    void giveBack(UUID messageId) {
        entities.createNativeMutationQuery("""
                        update message set status = 'QUEUED', status_rank = %d, starts_at = null, lease_until = null,
                          attempts = attempts - 1, decision = 'slot-missed', decided_at = :now
                        where id = :id and status = 'SENDING'""".formatted(Status.QUEUED.rank()))
                .setParameter("id", messageId)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private static String[] ids(List<DueText> texts) {
        return texts.stream().map(text -> text.id().toString()).toArray(String[]::new);
    }
}
