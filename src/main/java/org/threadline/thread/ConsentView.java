package org.threadline.thread;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.consent.ConsentEntry;
import org.threadline.consent.Purpose;

/** What a customer allows, with a page of the ledger that says so. */
@Schema(name = "Consent")
public record ConsentView(
        UUID customerId,

        @Schema(
                description = "Whether a text for each purpose may go now",
                examples = "{\"SUPPORT\":true,\"TRANSACTIONAL\":true,\"MARKETING\":false}")
        Map<Purpose, Boolean> state,

        List<Entry> items,

        @Schema(nullable = true, description = "Give it as cursor to get the next page; null at the end")
        String nextCursor) {

    /** Each purpose with yes or no. */
    static Map<Purpose, Boolean> state(Set<Purpose> allowed) {
        var state = new EnumMap<Purpose, Boolean>(Purpose.class);
        Arrays.stream(Purpose.values()).forEach(purpose -> state.put(purpose, allowed.contains(purpose)));
        return state;
    }

    /** A line of the ledger. */
    @Schema(name = "ConsentEntry")
    public record Entry(
            UUID id,
            Purpose purpose,
            boolean granted,

            @Schema(description = "keyword, carrier, agent, or the shop's own word", examples = "checkout")
            String source,

            @Schema(
                    nullable = true,
                    description = "What was said or agreed to",
                    examples = "Yes, text me offers. Reply STOP to end.")
            String wording,

            @Schema(nullable = true, description = "IP address it came from, or null", examples = "203.0.113.7")
            String address,

            @Schema(nullable = true, description = "The text that said it, or null")
            UUID messageId,

            @Schema(nullable = true, description = "Who has written it down, or null", examples = "agent-1")
            String author,

            @Schema(description = "When it was said; what is said last counts")
            Instant saidAt,

            Instant recordedAt) {

        static Entry of(ConsentEntry entry) {
            return new Entry(
                    entry.id(),
                    entry.purpose(),
                    entry.isGranted(),
                    entry.evidence().source(),
                    entry.evidence().wording(),
                    entry.evidence().address(),
                    entry.evidence().messageId(),
                    entry.evidence().author(),
                    entry.saidAt(),
                    entry.recordedAt());
        }
    }
}
