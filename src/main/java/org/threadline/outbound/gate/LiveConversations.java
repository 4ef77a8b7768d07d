package org.threadline.outbound.gate;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.outbound.Candidate;
import org.threadline.value.Kind;

/** Which texts are a person's answer to somebody who has just written themselves. */
@ApplicationScoped
class LiveConversations {

    private final Session entities;
    private final SendingConfig config;
    private final Clock clock;

    LiveConversations(Session entities, SendingConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Ids of those of these texts that an agent wrote in a conversation in which the customer has written lately. What
     * an agent writes first, or days later, is no answer; nor is what sells. One query for all.
     */
    Set<UUID> answers(List<Candidate> texts) {
        List<Candidate> written = texts.stream()
                .filter(text -> text.kind() == Kind.AGENT && !text.sells() && text.threadId() != null)
                .toList();
        if (written.isEmpty()) {
            return Set.of();
        }
        Set<UUID> live = Set.copyOf(entities.createNativeQuery("""
                        select distinct thread_id from message
                        where thread_id in (:threads) and direction = 'INBOUND' and created_at > :since""", UUID.class)
                .setParameter(
                        "threads",
                        written.stream().map(Candidate::threadId).distinct().toList())
                .setParameter("since", clock.instant().minus(config.conversationLives()))
                .getResultList());
        return written.stream()
                .filter(text -> live.contains(text.threadId()))
                .map(Candidate::messageId)
                .collect(Collectors.toSet());
    }
}
