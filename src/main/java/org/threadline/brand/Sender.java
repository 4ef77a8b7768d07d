package org.threadline.brand;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.PhoneNumber;

/** A number that a brand texts from, as the carrier has registered it. */
@Embeddable
public class Sender {

    /** What kind of number it is; carriers treat them differently. */
    @Schema(name = "SenderKind")
    public enum Kind {
        LONG_CODE,
        TOLL_FREE,
        SHORT_CODE
    }

    @Column(name = "number", nullable = false)
    private String number;

    @Column(name = "messaging_service_sid")
    private String messagingServiceSid;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false)
    private Kind kind;

    @Column(name = "segments_per_second", nullable = false)
    private int segmentsPerSecond;

    @Column(name = "carrier_answers_keywords", nullable = false)
    private boolean carrierAnswersKeywords;

    protected Sender() {}

    Sender(SenderView view) {
        this.number = view.number().e164();
        this.messagingServiceSid = view.messagingServiceSid();
        this.kind = view.kind();
        this.segmentsPerSecond = view.segmentsPerSecond();
        this.carrierAnswersKeywords = view.carrierAnswersKeywords();
    }

    public PhoneNumber number() {
        return new PhoneNumber(number);
    }

    /** The pool that the number stands in, or null. */
    public String messagingServiceSid() {
        return messagingServiceSid;
    }

    public Kind kind() {
        return kind;
    }

    /** What the carrier allows this number, in segments per second. */
    public int segmentsPerSecond() {
        return segmentsPerSecond;
    }

    /** True when the carrier itself answers STOP, START and HELP on this number, so that we must not. */
    public boolean carrierAnswersKeywords() {
        return carrierAnswersKeywords;
    }
}
