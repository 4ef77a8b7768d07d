package org.threadline.outbound.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.outbound.queue.Pace.Started;
import org.threadline.value.PhoneNumber;

/** When the texts of this process have really started, until the next claim of their number writes it down. */
@ApplicationScoped
class Starts {

    /** A number that is never claimed again must not be remembered for ever; what is forgotten costs a little time. */
    private static final int MOST_OF_A_NUMBER = 1000;

    private final Map<String, List<Started>> byNumber = new HashMap<>();

    synchronized void add(PhoneNumber number, Started started) {
        List<Started> news = byNumber.computeIfAbsent(number.value(), unknown -> new ArrayList<>());
        if (news.size() < MOST_OF_A_NUMBER) {
            news.add(started);
        }
    }

    synchronized List<Started> take(String number) {
        List<Started> news = byNumber.remove(number);
        return news == null ? List.of() : news;
    }
}
