package org.threadline.inbound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.threadline.inbound.ShopEvents.Reception;

import io.quarkus.logging.Log;

/** One poll of the topic, taken in: what can be stored is, and what cannot is handed back with the reason. */
@ApplicationScoped
class EventIntake {

    /** A constraint may have been another replica's doing at the same moment: so often, then no more. */
    private static final int TRIES_OF_ONE_EVENT = 3;

    private record Arrival(ConsumerRecord<String, byte[]> record, ShopEvent event) {}

    private final ShopEventReader reader;
    private final ShopEvents events;
    private final EventMeters meters;

    EventIntake(ShopEventReader reader, ShopEvents events, EventMeters meters) {
        this.reader = reader;
        this.events = events;
        this.meters = meters;
    }

    /**
     * Takes the records in; to do so again does no harm.
     *
     * @return what belongs into the dead-letter topic, in the order of its partitions
     * @throws RuntimeException when the store is to blame, and all of this has to be done again
     */
    List<DeadLetter> take(List<ConsumerRecord<String, byte[]>> records) {
        var letters = new ArrayList<DeadLetter>();
        var arrivals = new ArrayList<Arrival>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                arrivals.add(new Arrival(record, reader.read(record)));
            } catch (UnusableEvent unusable) {
                letters.add(new DeadLetter(record, unusable.getMessage()));
            }
        }
        if (!arrivals.isEmpty()) {
            store(arrivals, letters);
        }
        letters.sort(
                Comparator.<DeadLetter>comparingInt(letter -> letter.record().partition())
                        .thenComparingLong(letter -> letter.record().offset()));
        meters.deadLetters(letters.size());
        return letters;
    }

    /** All in one transaction; when one of them spoils it, each half in its own, until the one is found. */
    private void store(List<Arrival> arrivals, List<DeadLetter> letters) {
        try {
            count(arrivals, events.take(arrivals.stream().map(Arrival::event).toList()), letters);
        } catch (RuntimeException failed) {
            if (!Blame.liesInTheEvent(failed)) {
                throw failed;
            }
            if (arrivals.size() == 1) {
                storeAlone(arrivals.getFirst(), letters, TRIES_OF_ONE_EVENT);
            } else {
                int half = arrivals.size() / 2;
                store(arrivals.subList(0, half), letters);
                store(arrivals.subList(half, arrivals.size()), letters);
            }
        }
    }

    private void storeAlone(Arrival arrival, List<DeadLetter> letters, int tries) {
        try {
            count(List.of(arrival), events.take(List.of(arrival.event())), letters);
        } catch (RuntimeException failed) {
            if (!Blame.liesInTheEvent(failed)) {
                throw failed;
            }
            if (tries > 1) {
                storeAlone(arrival, letters, tries - 1);
                return;
            }
            Log.errorf(
                    "an event cannot be stored, it goes to the dead letters: %s %s",
                    failed.getClass().getSimpleName(), arrival.record().offset());
            letters.add(new DeadLetter(arrival.record(), "cannot be stored"));
        }
    }

    private void count(List<Arrival> arrivals, List<Reception> receptions, List<DeadLetter> letters) {
        for (int i = 0; i < arrivals.size(); i++) {
            switch (receptions.get(i)) {
                case TAKEN -> meters.taken(arrivals.get(i).record());
                case DUPLICATE -> meters.duplicate();
                case UNKNOWN_CHANGE ->
                    letters.add(new DeadLetter(arrivals.get(i).record(), "unknown change"));
                case UNKNOWN_BRAND -> letters.add(new DeadLetter(arrivals.get(i).record(), "unknown brand"));
            }
        }
    }
}
