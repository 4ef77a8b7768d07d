package org.threadline.retention.survey;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.threadline.brand.SurveyKind;
import org.threadline.customer.Customer;
import org.threadline.retention.survey.Survey.State;
import org.threadline.value.Ids;

/** How questions are found, and how they come from one state into the next: never by what was read a moment ago. */
final class KnownSurveys {

    private KnownSurveys() {}

    /** The one question that this customer has before them, or will have. */
    static Optional<Survey> openOf(UUID customer) {
        return Survey.find("customerId = ?1 and state = ?2", customer, State.OPEN)
                .firstResultOptional();
    }

    /** The one that this customer answered last, after that moment. */
    static Optional<Survey> answeredBy(UUID customer, Instant after) {
        return Survey.find("customerId = ?1 and answeredAt > ?2 order by answeredAt desc", customer, after)
                .firstResultOptional();
    }

    /** What each of these customers answered last. */
    static List<Survey> lastOf(String brand, Collection<UUID> customers) {
        return Survey.list(
                "from Survey s where s.brand = ?1 and s.customerId in ?2"
                        + " and s.answeredAt = (select max(o.answeredAt) from Survey o where o.customerId = s.customerId)",
                brand,
                customers);
    }

    /** Those of these messages whose question is open no longer. */
    static List<UUID> over(Collection<UUID> messages) {
        return Survey.find("select messageId from Survey where messageId in ?1 and state <> ?2", messages, State.OPEN)
                .project(UUID.class)
                .list();
    }

    /** Whether this customer was ever asked to recommend the brand. */
    static boolean hasRecommended(UUID customer) {
        return Survey.count("customerId = ?1 and recommendedAt is not null", customer) > 0;
    }

    /** Whether this customer was asked, or is to be, since then. */
    static boolean isAsked(UUID customer, Instant since) {
        return Survey.count("customerId = ?1 and plannedAt > ?2 and state <> ?3", customer, since, State.DROPPED) > 0;
    }

    /** @return null when the customer has an open question already, by whomever it was planned at this moment */
    static UUID plan(SurveyKind kind, Customer customer, UUID thread, String order, Instant now) {
        UUID id = Ids.next();
        int planned = Survey.getEntityManager()
                .createNativeQuery("""
                        insert into survey
                          (id, brand, customer_id, kind, thread_id, order_id, state, planned_at, expires_at)
                        values (:id, :brand, :customer, :kind, cast(:thread as uuid), :order, 'OPEN', :now, :now)
                        on conflict (customer_id) where state = 'OPEN' do nothing""")
                .setParameter("id", id)
                .setParameter("brand", customer.brand())
                .setParameter("customer", customer.id())
                .setParameter("kind", kind.name())
                .setParameter("thread", thread)
                .setParameter("order", order)
                .setParameter("now", now)
                .executeUpdate();
        return planned == 1 ? id : null;
    }

    /** By this message, whose answer is awaited until then. */
    static void ask(UUID id, UUID message, Instant until) {
        Survey.update("messageId = ?1, expiresAt = ?2 where id = ?3", message, until, id);
    }

    /** The carrier has taken the question; the first word of that counts. */
    static void asked(UUID message, Instant at, Instant until) {
        Survey.update("askedAt = ?1, expiresAt = ?2 where messageId = ?3 and askedAt is null", at, until, message);
    }

    /** The question will not reach anybody. */
    static void drop(UUID message) {
        Survey.update("state = ?1 where messageId = ?2 and state = ?3", State.DROPPED, message, State.OPEN);
    }

    /** It could not be delivered, and is asked once more by another message. */
    static void askAgain(UUID message, UUID failed) {
        Survey.update(
                "state = ?1, messageId = ?2, askedAt = null where messageId = ?3 and state in ?4",
                State.OPEN,
                message,
                failed,
                List.of(State.OPEN, State.DROPPED));
    }

    /** A question that nobody has answered in time is no longer in the way of another. */
    static void expire(UUID customer, Instant now) {
        Survey.update(
                "state = ?1 where customerId = ?2 and state = ?3 and expiresAt <= ?4",
                State.EXPIRED,
                customer,
                State.OPEN,
                now);
    }
}
