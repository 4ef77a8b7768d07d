package org.threadline.outbound.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.consent.Purpose;
import org.threadline.message.Media;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.queue.SenderPaces.Ready;
import org.threadline.value.Kind;
import org.threadline.value.PhoneNumber;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Texts whose time has come, of the numbers that may text now: all lanes of all of them in one statement. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class DueTexts {

    // Both rows are locked: the message against other replicas, the customer against everything else that is
    // just happening to them (a STOP being heard, another text being claimed).
    private static final String DUE = """
            select d.* from unnest(cast(:numbers as text[]), cast(:rooms as int[])) as s(number, room)
            cross join generate_series(0, 3) as l(lane)
            cross join lateral (
              select m.id, m.brand, m.customer_id, c.phone, c.time_zone, m.sender, m.thread_id, m.kind, m.purpose,
                m.template, m.subject, m.segments, m.created_at, m.expires_at, m.body, cast(m.media as text) as media
              from message m join customer c on c.id = m.customer_id
              where m.status = 'QUEUED' and m.sender = s.number and m.lane = l.lane and m.due_at <= :now
                and not exists (select 1 from message w where w.customer_id = m.customer_id and w.status = 'SENDING')
              order by m.due_at, m.id
              limit s.room
              for no key update of m, c skip locked) as d""";

    private static final TypeReference<List<Media>> MEDIA = new TypeReference<>() {};

    private final Session entities;
    private final ObjectMapper json;
    private final Clock clock;

    DueTexts(Session entities, ObjectMapper json, Clock clock) {
        this.entities = entities;
        this.json = json;
        this.clock = clock;
    }

    /** Their due texts, in the order of their time within each lane; no more of a number than fit before the horizon. */
    List<DueText> of(Collection<Ready> senders, Duration horizon) {
        Map<String, Ready> byNumber = senders.stream().collect(Collectors.toMap(Ready::number, Function.identity()));
        return entities
                .createNativeQuery(DUE, Object[].class)
                .setParameter("numbers", senders.stream().map(Ready::number).toArray(String[]::new))
                .setParameter(
                        "rooms",
                        senders.stream().map(sender -> sender.room(horizon)).toArray(Integer[]::new))
                .setParameter("now", clock.instant())
                .getResultList()
                .stream()
                .map(row -> text(row, byNumber.get((String) row[5])))
                .toList();
    }

    private DueText text(Object[] row, Ready sender) {
        var candidate = new Candidate(
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
        return new DueText(candidate, (String) row[14], media((String) row[15]), sender.messagingServiceSid(), null);
    }

    private List<Media> media(String stored) {
        try {
            return "[]".equals(stored) ? List.of() : json.readValue(stored, MEDIA);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
