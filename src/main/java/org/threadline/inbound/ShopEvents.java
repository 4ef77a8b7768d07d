package org.threadline.inbound;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.customer.Customers.Contact;
import org.threadline.inbound.ShopEventEffects.Heard;
import org.threadline.retention.change.ChangeAnswers;
import org.threadline.security.wall.AsMachine;

/** Events of the shop: each has its effect once, because the effect and the mark that it was had are one transaction. */
@ApplicationScoped
@AsMachine
class ShopEvents {

    /** What became of an event. */
    enum Reception {
        TAKEN,
        /** It was taken in before; nothing has changed. */
        DUPLICATE,
        UNKNOWN_BRAND,
        /** It answers what nobody has asked. */
        UNKNOWN_CHANGE
    }

    private final ConsumedEvents consumed;
    private final Customers customers;
    private final ShopEventEffects effects;
    private final EventsConfig config;
    private final Clock clock;

    ShopEvents(
            ConsumedEvents consumed, Customers customers, ShopEventEffects effects, EventsConfig config, Clock clock) {
        this.consumed = consumed;
        this.customers = customers;
        this.effects = effects;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes the events in, all or none: what they have in common is asked for once, then each has its effect in turn.
     *
     * @return what became of each, in their order
     */
    @Transactional
    List<Reception> take(List<ShopEvent> events) {
        Set<String> brands = events.stream().map(event -> event.data().brand()).collect(Collectors.toSet());
        Set<String> known = Brand.withKeys(brands).stream().map(Brand::key).collect(Collectors.toSet());
        Set<ChangeAnswers.About> asked = effects.known(answers(events));
        List<ShopEvent> usable = events.stream()
                .filter(event -> known.contains(event.data().brand()))
                .filter(event -> about(event).map(asked::contains).orElse(true))
                .toList();
        Set<ShopEvent.Identity> unheard = consumed.mark(usable);
        List<ShopEvent> news = usable.stream()
                .filter(event -> unheard.contains(event.identity()))
                .toList();
        Map<Contact, Customer> met =
                customers.meetAll(news.stream().map(ShopEvent::contact).collect(Collectors.toSet()));
        // The first of those that share an identity is the event, also when they come together.
        var taken = Collections.<ShopEvent>newSetFromMap(new IdentityHashMap<>());
        var heard = new ArrayList<Heard>();
        for (ShopEvent event : news) {
            if (unheard.remove(event.identity())) {
                taken.add(event);
                heard.add(heard(event, met.get(event.contact())));
            }
        }
        effects.of(heard);
        return events.stream()
                .map(event -> {
                    if (taken.contains(event)) {
                        return Reception.TAKEN;
                    }
                    if (!known.contains(event.data().brand())) {
                        return Reception.UNKNOWN_BRAND;
                    }
                    return about(event).map(asked::contains).orElse(true)
                            ? Reception.DUPLICATE
                            : Reception.UNKNOWN_CHANGE;
                })
                .toList();
    }

    private static List<ChangeAnswers.About> answers(List<ShopEvent> events) {
        return events.stream().flatMap(event -> about(event).stream()).toList();
    }

    /** What it answers, if it is an answer. */
    private static Optional<ChangeAnswers.About> about(ShopEvent event) {
        return event.data() instanceof ShopEvent.ChangeAnswered answer ? Optional.of(answer.about()) : Optional.empty();
    }

    private Heard heard(ShopEvent event, Customer customer) {
        customers.learn(customer, event.data().customer());
        Instant now = clock.instant();
        // Nothing has happened before it is heard of; a word from the future would outweigh all that is said till then.
        Instant happened = event.time().isAfter(now) ? now : event.time();
        // As exact as the store keeps it: what is rounded up there would be newer than itself.
        Instant time = happened.truncatedTo(ChronoUnit.MICROS);
        return new Heard(event, customer, time, !time.isBefore(now.minus(config.maximumAge())));
    }
}
