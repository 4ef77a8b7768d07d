package org.threadline.brand;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.PhoneNumber;

/** A sender as the API shows and takes it. */
@Schema(name = "Sender")
public record SenderView(
        @NotNull PhoneNumber number,

        @Schema(nullable = true)
        @Pattern(
                regexp = "MG[0-9a-fA-F]{32}",
                message = "must be a messaging service id of the carrier, MG and 32 hex digits")
        String messagingServiceSid,

        Sender.Kind kind,
        @Min(1) @Max(1000) Integer segmentsPerSecond,

        @Schema(
                description =
                        "The carrier answers STOP, START and HELP on this number; when left out, true for TOLL_FREE")
        Boolean carrierAnswersKeywords) {

    public SenderView {
        kind = kind == null ? Sender.Kind.LONG_CODE : kind;
        segmentsPerSecond = segmentsPerSecond == null ? 1 : segmentsPerSecond;
        // The network of toll-free numbers answers by itself, and nobody can switch that off.
        carrierAnswersKeywords =
                carrierAnswersKeywords == null ? kind == Sender.Kind.TOLL_FREE : carrierAnswersKeywords;
    }

    static SenderView of(Sender sender) {
        return new SenderView(
                sender.number(),
                sender.messagingServiceSid(),
                sender.kind(),
                sender.segmentsPerSecond(),
                sender.carrierAnswersKeywords());
    }
}
