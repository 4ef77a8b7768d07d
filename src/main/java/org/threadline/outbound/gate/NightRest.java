package org.threadline.outbound.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.threadline.outbound.Candidate;
import org.threadline.outbound.Verdict;

/**
 * What quiet hours mean for a text: send it so that it arrives before they begin, or hold it until they are over, each
 * text at a moment of its own so that a night's worth of them does not leave in one burst.
 *
 * @param leastTimeLeft with less than this until it becomes quiet, it is held
 */
record NightRest(Duration leastTimeLeft, Duration spreadMarketing, Duration spreadOthers) {

    static final String REASON = "quiet-hours";

    /** Rules that leave only such gaps for so long leave none. */
    private static final int MOST_GAPS = 50;

    Verdict verdict(Candidate text, QuietTimes times, Instant now) {
        if (!times.isQuiet(now)) {
            Optional<Instant> nightfall = times.nextQuiet(now);
            if (nightfall.isEmpty() || !nightfall.get().isBefore(now.plus(leastTimeLeft))) {
                return new Verdict.Send(nightfall.orElse(null));
            }
            return afterTheNight(text, times, nightfall.get());
        }
        return afterTheNight(text, times, now);
    }

    private Verdict afterTheNight(Candidate text, QuietTimes times, Instant night) {
        Optional<Instant> morning = times.firstOpen(night);
        for (int gaps = 0; gaps < MOST_GAPS && isTooShort(times, morning); gaps++) {
            morning = morning.flatMap(times::nextQuiet).flatMap(times::firstOpen);
        }
        morning = isTooShort(times, morning) ? Optional.empty() : morning;
        if (morning.isEmpty()) {
            return new Verdict.Drop(REASON + ":no-end");
        }
        if (text.expiresBy(morning.get())) {
            return new Verdict.Drop(Gate.TOO_LATE);
        }
        return new Verdict.Hold(spread(text, times, morning.get()), REASON);
    }

    /** A gap between two quiet times that is too short to send in is none. */
    private boolean isTooShort(QuietTimes times, Optional<Instant> morning) {
        return morning.flatMap(times::nextQuiet)
                .map(night -> night.isBefore(morning.get().plus(leastTimeLeft)))
                .orElse(false);
    }

    /** Later than the first moment by a share of the window that is always the same for a text, but never too late. */
    private Instant spread(Candidate text, QuietTimes times, Instant morning) {
        Duration window = text.sells() ? spreadMarketing : spreadOthers;
        Optional<Instant> latest = times.nextQuiet(morning).map(night -> night.minus(leastTimeLeft));
        if (latest.isPresent()) {
            window = shorter(window, Duration.between(morning, latest.get()));
        }
        if (text.expiresAt() != null) {
            window = shorter(window, Duration.between(morning, text.expiresAt()).dividedBy(2));
        }
        return Spread.after(morning, window, text.messageId());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
