package org.threadline.brand;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.threadline.value.Updates;
import org.threadline.value.WebAddress;

/**
 * What a brand's customers hear of their deliveries.
 *
 * @param updates for those who have not chosen themselves; every step when left out
 * @param settle how long news waits for newer news of the same order, so that a burst becomes one text, ISO 8601
 *     ({@code PT2M}); null: the installation's setting {@code threadline.orders.settle}
 * @param linkHosts hosts whose links may be sent, each with all below it; a text says it without other links. Null:
 *     every link that the order system gives
 * @param answersQuestions whether "where is my order", "when are you open" and "how do I return it" are answered by
 *     machine; true when left out
 * @param returnsLink where it stands how to return something; null: people answer that
 */
@Schema(name = "Deliveries", description = "What customers hear of their deliveries")
public record Deliveries(
        @Schema(description = "For customers who have not chosen themselves")
        Updates updates,

        @DurationMin(seconds = 0)
        @DurationMax(hours = 2)
        @Schema(
                nullable = true,
                type = SchemaType.STRING,
                description = "How long news waits for newer news of the same order; the installation's when left out",
                examples = "PT2M")
        Duration settle,

        @Size(max = 20) @Schema(
                nullable = true,
                description = "Hosts whose links may be sent, each with all below it; every link when left out",
                examples = "[\"acme.example\"]")
        List<
                        @NotNull @Size(max = 253) @Pattern(
                                regexp = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?",
                                message = "must be a host, such as acme.example")
                        String>
                linkHosts,

        @Schema(
                description = "Whether \"where is my order\", opening hours and how to return something are answered by"
                        + " machine")
        Boolean answersQuestions,

        @WebAddress
        @Schema(
                type = SchemaType.STRING,
                nullable = true,
                description = "Where it stands how to return something; without it people answer that",
                examples = "https://acme.example/returns")
        URI returnsLink) {

    public static final Deliveries USUAL = new Deliveries(null, null, null, null, null);

    public Deliveries {
        updates = updates == null ? Updates.EVERY_STEP : updates;
        answersQuestions = answersQuestions == null ? Boolean.TRUE : answersQuestions;
    }

    public Optional<Duration> ownSettling() {
        return Optional.ofNullable(settle);
    }

    public Optional<URI> ownReturnsLink() {
        return Optional.ofNullable(returnsLink);
    }

    /** Whether customers may be sent there. */
    public boolean mayLinkTo(URI link) {
        if (linkHosts == null) {
            return true;
        }
        String host = link.getHost() == null ? "" : link.getHost().toLowerCase(Locale.ROOT);
        return linkHosts.stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .anyMatch(own -> host.equals(own) || host.endsWith("." + own));
    }
}
