package org.threadline.thread;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brands;
import org.threadline.security.Caller;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;
import org.threadline.value.PhoneNumber;

import static java.util.stream.Collectors.toSet;

/** The list of threads: who waits longest comes first, then who does not wait, then what is resolved. */
@ApplicationScoped
class Inbox {

    private final Session entities;
    private final Brands brands;
    private final ThreadViews views;
    private final Caller caller;

    Inbox(Session entities, Brands brands, ThreadViews views, Caller caller) {
        this.entities = entities;
        this.brands = brands;
        this.views = views;
        this.caller = caller;
    }

    @Transactional
    Page<ThreadView> list(InboxFilter filter, PageRequest page) {
        List<String> visible = caller.belongsToAll()
                ? brands.keys()
                : caller.brands().stream().sorted().toList();
        var question = new InboxQuery(filter, caller.id(), visible, page.limit() + 1);
        page.after(Standing.Place::of).ifPresent(question::after);
        filter.words().ifPresent(words -> question.find(words, phones(words, filter.narrowedTo(visible))));

        var query = entities.createNativeQuery(question.sql(), SupportThread.class);
        question.values().forEach(query::setParameter);
        Page<SupportThread> threads = Page.of(
                query.getResultList(), page.limit(), thread -> thread.place().position(thread.id()));
        return new Page<>(views.of(threads.items()), threads.nextCursor());
    }

    /** Without a + a number may be one of any country in which these brands have numbers. */
    private Set<String> phones(String words, List<String> among) {
        if (words.chars().filter(Character::isDigit).count() < 5) {
            return Set.of();
        }
        return brands.countries(among).stream()
                .flatMap(country -> PhoneNumber.parse(words, country).stream())
                .map(PhoneNumber::value)
                .collect(toSet());
    }
}
