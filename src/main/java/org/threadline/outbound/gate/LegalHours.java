package org.threadline.outbound.gate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.QuietHours;
import org.threadline.value.UsState;
import org.threadline.value.Whereabouts;

/** Which quiet hours hold for a text: the installation's, the brand's own, and what the customer's state asks for. */
@ApplicationScoped
class LegalHours {

    private final List<QuietRule> everywhere;
    private final Map<UsState, List<QuietRule>> states = new EnumMap<>(UsState.class);

    /** @throws IllegalArgumentException when a setting cannot be read; better no start than texts at night */
    LegalHours(QuietHoursConfig config) {
        everywhere = config.enabled() ? List.of(QuietRule.daily(config.from(), config.to())) : List.of();
        if (config.enabled()) {
            config.states()
                    .forEach((state, hours) ->
                            states.put(UsState.valueOf(state.toUpperCase(Locale.ROOT)), QuietRule.parse(hours)));
        }
    }

    /**
     * @param selling the laws of the states are about texts that sell
     * @param own what the brand sets for itself, or null
     */
    List<QuietRule> rules(boolean selling, Whereabouts place, QuietHours own) {
        Stream<QuietRule> ofTheBrand = Stream.ofNullable(own).map(hours -> QuietRule.daily(hours.from(), hours.to()));
        Stream<QuietRule> ofTheState = selling ? ofState(place) : Stream.empty();
        return Stream.of(everywhere.stream(), ofTheBrand, ofTheState)
                .flatMap(rules -> rules)
                .distinct()
                .toList();
    }

    /** A number that does not tell its state, a toll-free one perhaps, may be in any. */
    private Stream<QuietRule> ofState(Whereabouts place) {
        if (!place.country().equals(Optional.of(Whereabouts.UNITED_STATES))) {
            return Stream.empty();
        }
        Stream<UsState> possible = place.state().stream();
        if (place.state().isEmpty()) {
            possible = Arrays.stream(UsState.values());
        }
        return possible.flatMap(state -> states.getOrDefault(state, List.of()).stream());
    }
}
