package org.threadline.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadline.value.Ids;
import org.threadline.value.Kind;
import org.threadline.value.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;

/** The end does not depend on the order in which the news arrives. */
class StatusRankTest {

    private static final List<Status> NEWS =
            List.of(Status.SENDING, Status.UNKNOWN, Status.ACCEPTED, Status.SENT, Status.DELIVERED, Status.SENT);

    static List<List<Status>> permutations() {
        var all = new ArrayList<List<Status>>();
        permute(new ArrayList<>(NEWS), 0, all);
        return all;
    }

    @ParameterizedTest
    @MethodSource("permutations")
    void everyOrderEndsDelivered(List<Status> order) {
        Message message = queued();
        int rank = message.status().rank();
        for (Status news : order) {
            message.advanceTo(news, null, Instant.EPOCH);
            assertThat(message.status().rank()).isGreaterThanOrEqualTo(rank);
            rank = message.status().rank();
        }
        assertThat(message.status()).isEqualTo(Status.DELIVERED);
    }

    private static void permute(List<Status> news, int from, List<List<Status>> all) {
        if (from == news.size()) {
            all.add(List.copyOf(news));
        }
        for (int i = from; i < news.size(); i++) {
            java.util.Collections.swap(news, from, i);
            permute(news, from + 1, all);
            java.util.Collections.swap(news, from, i);
        }
    }

    private static Message queued() {
        var number = new PhoneNumber("+12025550100");
        return Message.queued(
                new Draft(
                        Ids.next(),
                        "acme",
                        Ids.next(),
                        null,
                        Kind.AGENT,
                        "SUPPORT",
                        new Words("Hello", List.of(), 1, "GSM_7"),
                        number,
                        null,
                        null,
                        null,
                        Instant.EPOCH,
                        null),
                Instant.EPOCH);
    }
}
