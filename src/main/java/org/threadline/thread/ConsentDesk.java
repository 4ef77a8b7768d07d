package org.threadline.thread;

import java.time.Instant;
import java.time.format.DateTimeParseException;
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
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/** The ledger of a customer of the caller's brands. */
@ApplicationScoped
class ConsentDesk {

    private static final String START = "9999-12-31T00:00:00Z ffffffff-ffff-ffff-ffff-ffffffffffff";

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
        Position before = Position.parse(page.after(START));
        List<ConsentEntry> found = ConsentEntry.of(customer.brand(), id, before.time(), before.id(), page.limit() + 1);
        Page<ConsentEntry> lines = Page.of(found, page.limit(), entry -> entry.saidAt() + " " + entry.id());
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

        static Position parse(String text) {
            try {
                String[] parts = text.split(" ");
                return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
                throw new BadRequestException("cursor is not one that this list has given");
            }
        }
    }
}
