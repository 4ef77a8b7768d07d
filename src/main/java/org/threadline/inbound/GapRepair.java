package org.threadline.inbound;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.threadline.inbound.CarrierInbox.Listed;
import org.threadline.inbound.InboundMessages.Reception;
import org.threadline.inbound.Watermarks.Stretch;
import org.threadline.message.Media;

import io.quarkus.logging.Log;

/** Stores what the carrier has for one of our numbers and we have not, through the door that webhooks use. */
@ApplicationScoped
public class GapRepair {

    /** A text was found in the carrier's list that its webhook had not brought. */
    public record Repaired(String carrierMessageId, Instant sentAt) {}

    /** So many ids are asked for in one statement. */
    private static final int CHUNK = 1000;

    private final CarrierInbox carrier;
    private final Watermarks watermarks;
    private final InboundMessages door;
    private final Event<Repaired> repaired;

    GapRepair(CarrierInbox carrier, Watermarks watermarks, InboundMessages door, Event<Repaired> repaired) {
        this.carrier = carrier;
        this.watermarks = watermarks;
        this.door = door;
        this.repaired = repaired;
    }

    /** @return false when not all of the stretch is stored now */
    boolean repair(Stretch stretch) {
        Optional<List<Listed>> listed = carrier.textsTo(stretch.number(), stretch.since(), stretch.until());
        boolean complete = listed.isPresent();
        for (Listed text : missing(listed.orElse(List.of()))) {
            complete &= store(text);
        }
        return complete;
    }

    private List<Listed> missing(List<Listed> listed) {
        Set<String> stored = new HashSet<>();
        for (int from = 0; from < listed.size(); from += CHUNK) {
            stored.addAll(watermarks.stored(listed.subList(from, Math.min(from + CHUNK, listed.size())).stream()
                    .map(Listed::carrierMessageId)
                    .toList()));
        }
        return listed.stream()
                .filter(text -> !stored.contains(text.carrierMessageId()))
                .toList();
    }

    /** One that cannot be stored does not hold up those after it; it is tried again with the whole stretch. */
    private boolean store(Listed text) {
        Optional<List<Media>> media =
                text.media() == 0 ? Optional.of(List.of()) : carrier.mediaOf(text.carrierMessageId());
        if (media.isEmpty()) {
            return false;
        }
        try {
            Reception reception = door.receive(inbound(text, media.get()));
            if (reception == Reception.STORED) {
                Log.warnf("text %s was sent at %s and found only now", text.carrierMessageId(), text.sentAt());
                repaired.fire(new Repaired(text.carrierMessageId(), text.sentAt()));
            }
            return true;
        } catch (RuntimeException failed) {
            Log.errorf("text %s was found and could not be stored: %s", text.carrierMessageId(), failed.toString());
            return false;
        }
    }

    private static InboundText inbound(Listed text, List<Media> media) {
        return new InboundText(
                text.carrierMessageId(),
                text.messagingServiceSid(),
                text.from(),
                text.to(),
                text.body(),
                media,
                false,
                text.sentAt());
    }
}
