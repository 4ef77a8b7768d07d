package org.threadline.thread;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.brand.Policies;
import org.threadline.customer.Customer;
import org.threadline.value.Ids;

/** How conversations begin, and begin again. Whoever calls has locked the customer, so each has one open thread. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Openings {

    private final SaidBefore said;
    private final Event<Threads.Opened> opened;
    private final Event<ThreadFact> facts;
    private final Clock clock;

    Openings(SaidBefore said, Event<Threads.Opened> opened, Event<ThreadFact> facts, Clock clock) {
        this.said = said;
        this.opened = opened;
        this.facts = facts;
        this.clock = clock;
    }

    /** See {@link Threads#beginWith}. */
    SupportThread byCustomer(Customer customer, Instant written) {
        Duration window = policies(customer).reopenWithin();
        Optional<SupportThread> last = KnownThreads.resolvedLast(customer.brand(), customer.id());
        return last.filter(thread -> written.isBefore(thread.resolvedAt().plus(window)))
                .map(thread -> resume(thread, customer, written))
                .orElseGet(() -> open(customer, last, written, true));
    }

    /** Opens a thread that we begin, not the customer. */
    SupportThread byUs(Customer customer) {
        return open(customer, KnownThreads.resolvedLast(customer.brand(), customer.id()), clock.instant(), false);
    }

    /** Should the customer's lock ever fail, the unique index refuses the second thread. */
    private SupportThread open(Customer customer, Optional<SupportThread> previous, Instant at, boolean byCustomer) {
        var thread = new SupportThread(
                Ids.next(), customer, previous.map(SupportThread::id).orElse(null), at);
        count(thread, customer);
        thread.persistAndFlush();
        said.adopt(thread, customer);
        opened.fire(new Threads.Opened(thread, customer, byCustomer));
        return thread;
    }

    /** The customer goes on with what was thought to be done. */
    SupportThread resume(SupportThread thread, Customer customer, Instant written) {
        thread.resume(written);
        count(thread, customer);
        said.adopt(thread, customer);
        facts.fire(new ThreadFact.Reopened(thread, null, ThreadFact.Why.CUSTOMER));
        return thread;
    }

    private void count(SupportThread thread, Customer customer) {
        thread.place().count(policies(customer).routing().headStart(), customer, clock.instant());
    }

    private static Policies policies(Customer customer) {
        return Brand.withKey(customer.brand()).orElseThrow().policies();
    }
}
