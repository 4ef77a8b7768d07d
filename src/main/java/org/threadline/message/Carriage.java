package org.threadline.message;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

import org.threadline.value.PhoneNumber;

/** A message's way through the carrier: our number at this end of it, and what the carrier has told us of it. */
@Embeddable
class Carriage {

    @Column(nullable = false)
    private String sender;

    @Column(name = "carrier_message_id")
    private String carrierMessageId;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Embedded
    private Price price;

    protected Carriage() {}

    /** Of a text that the carrier has not seen yet. */
    Carriage(PhoneNumber sender) {
        this.sender = sender.value();
    }

    /** Of a text that the carrier has brought. */
    Carriage(PhoneNumber sender, String carrierMessageId, Instant sentAt) {
        this(sender);
        this.carrierMessageId = carrierMessageId;
        this.sentAt = sentAt;
    }

    /** The carrier has it, since then at the latest; the first word of that counts. */
    void taken(Instant at) {
        sentAt = sentAt == null ? at : sentAt;
    }

    /** Whether it goes by this id; as long as it has none, it does from now on. */
    boolean isKnownAs(String carrierId) {
        if (carrierMessageId == null) {
            carrierMessageId = carrierId;
        }
        return carrierMessageId.equals(carrierId);
    }

    void costs(Price charged) {
        price = charged == null ? price : charged;
    }

    PhoneNumber sender() {
        return new PhoneNumber(sender);
    }

    String carrierMessageId() {
        return carrierMessageId;
    }

    Instant sentAt() {
        return sentAt;
    }

    /** Null as long as the carrier has not said. */
    Price price() {
        return price;
    }
}
