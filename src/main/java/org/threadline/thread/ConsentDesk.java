package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;

import org.threadline.consent.Consent;
import org.threadline.consent.ConsentEntry;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.security.Caller;
import org.threadline.value.Cursor;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** The ledger of a customer of the caller's brands. */
@ApplicationScoped
class ConsentDesk {

    private final Customers customers;
    private final Consent consent;
    private final Caller caller;

    ConsentDesk(Customers customers, Consent consent, Caller caller) {
        this.customers = customers;
        this.consent = consent;
        this.caller = caller;
    }

    @Transactional
    ConsentView look(UUID id, PageRequest page) {
        Customer customer = own(id);
        Position before = page.after(Position::of).orElse(Position.START);
        List<ConsentEntry> found = ConsentEntry.of(customer.brand(), id, before.time(), before.id(), page.limit() + 1);
        Page<ConsentEntry> lines = Page.of(found, page.limit(), entry -> Cursor.of(entry.saidAt(), entry.id()));
        return new ConsentView(
                id,
                ConsentView.state(consent.allowed(customer.brand(), id)),
                lines.items().stream().map(ConsentView.Entry::of).toList(),
                lines.nextCursor());
    }

    @Transactional
    ConsentView.Entry add(UUID id, ConsentWord word) {
        Customer customer = customers.lock(own(id).id());
        if (customer.isErased()) {
            throw new NotFoundException();
        }
        refuseToUndoWithoutWords(customer, word);
        ConsentEntry entry =
                consent.record(customer.brand(), id, word.purpose(), word.granted(), word.evidence(caller.id()));
        return ConsentView.Entry.of(entry);
    }

    /** What somebody has withdrawn, nobody gives back for them without saying how they asked for it. */
    private void refuseToUndoWithoutWords(Customer customer, ConsentWord word) {
        if (word.granted()
                && (word.wording() == null || word.wording().isBlank())
                && !consent.allows(customer.brand(), customer.id(), word.purpose())) {
            throw new BadRequestException(
                    "the customer has withdrawn this; say in wording how they have asked for it again");
        }
    }

    private Customer own(UUID id) {
        return customers
                .find(id)
                .filter(customer -> caller.belongsTo(customer.brand()) && !customer.isErased())
                .orElseThrow(NotFoundException::new);
    }

    /** Before which line a page begins. */
    private record Position(Instant time, UUID id) {

        private static final Position START = new Position(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

        static Position of(Cursor cursor) {
            return new Position(cursor.time(), cursor.id());
        }
    }
}
