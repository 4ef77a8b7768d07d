package org.threadline.outbound.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.threadline.brand.FrequencyCap;

/** When the texts of one purpose to one customer left, oldest first. */
record SentLately(List<Instant> moments) {

    /** When one more may leave under all these caps; empty when it may now. */
    Optional<Instant> freeAt(List<FrequencyCap> caps, Instant now) {
        return caps.stream().flatMap(cap -> freeAt(cap, now).stream()).max(Instant::compareTo);
    }

    /** A cap of none never frees anything; asked again when its time has passed, the answer will be the same. */
    private Optional<Instant> freeAt(FrequencyCap cap, Instant now) {
        List<Instant> counted = moments.stream()
                .filter(moment -> moment.isAfter(now.minus(cap.per())))
                .toList();
        if (counted.size() < cap.most()) {
            return Optional.empty();
        }
        Instant leaves = cap.most() == 0 ? now : counted.get(counted.size() - cap.most());
        return Optional.of(leaves.plus(cap.per()));
    }
}
