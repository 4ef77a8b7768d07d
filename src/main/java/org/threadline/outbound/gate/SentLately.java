package org.threadline.outbound.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.threadline.brand.FrequencyCap;

/** When the texts of one purpose to one customer left, oldest first. */
record SentLately(List<Instant> moments) {

    /** When one more may leave under all these caps; empty when it may now. */
    Optional<Instant> freeAt(List<FrequencyCap> caps, Instant now) {
        return caps.stream()
                .flatMap(cap -> freeAt(cap.most(), cap.per(), now).stream())
                .max(Instant::compareTo);
    }

    /**
     * When one more may leave where so many do within that time. A cap of none never frees anything; asked again when its
     * time has passed, the answer will be the same.
     */
    Optional<Instant> freeAt(int most, Duration per, Instant now) {
        List<Instant> counted = moments.stream()
                .filter(moment -> moment.isAfter(now.minus(per)))
                .toList();
        if (counted.size() < most) {
            return Optional.empty();
        }
        Instant leaves = most == 0 ? now : counted.get(counted.size() - most);
        return Optional.of(leaves.plus(per));
    }
}
