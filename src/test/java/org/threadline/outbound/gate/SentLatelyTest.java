package org.threadline.outbound.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.brand.FrequencyCap;

import static org.assertj.core.api.Assertions.assertThat;

class SentLatelyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest(name = "[{index}] sent {0} hours ago, {1}: free in {2} hours")
    @CsvSource(
            delimiter = '|',
            nullValues = "now",
            value = {
                "''                | MARKETING 1 per PT24H                    | now",
                "1                 | MARKETING 1 per PT24H                    | 23",
                "24                | MARKETING 1 per PT24H                    | now",
                "25                | MARKETING 1 per PT24H                    | now",
                "0                 | MARKETING 1 per PT24H                    | 24",
                "20 10             | MARKETING 2 per PT24H                    | 4",
                "20 10 5           | MARKETING 2 per PT24H                    | 14",
                "30 10             | MARKETING 2 per PT24H                    | now",
                "100 80 60 30      | MARKETING 1 per PT24H,MARKETING 4 per P7D | 68",
                "100 80 60 3       | MARKETING 1 per PT24H,MARKETING 4 per P7D | 68",
                "167 80 60 3       | MARKETING 1 per PT24H,MARKETING 4 per P7D | 21",
                "200 80 60 30      | MARKETING 1 per PT24H,MARKETING 4 per P7D | now",
                "''                | MARKETING 0 per PT24H                    | 24",
            })
    void onlySoManyLeaveWithinATime(String hoursAgo, String caps, Long freeInHours) {
        var sent = new SentLately(Arrays.stream(hoursAgo.split(" "))
                .filter(hours -> !hours.isBlank())
                .map(hours -> NOW.minus(Duration.ofHours(Long.parseLong(hours))))
                .toList());
        List<FrequencyCap> all =
                Arrays.stream(caps.split(",")).map(FrequencyCap::parse).toList();

        Instant expected = freeInHours == null ? null : NOW.plus(Duration.ofHours(freeInHours));
        assertThat(sent.freeAt(all, NOW).orElse(null)).isEqualTo(expected);
    }
}
