package org.threadline.local.shop;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Somebody who does not exist: the numbers +1 202 555 01xx are kept for fiction. */
record DemoCustomer(String phone, String firstName, ZoneId timeZone, Money lifetimeValue) {

    static final int MOST = 99;

    private static final List<String> NAMES =
            List.of("Ada", "Ben", "Chloe", "Diego", "Emma", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Keiko", "Liam");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("Pacific/Honolulu"),
            ZoneId.of("Asia/Tokyo"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Europe/Berlin"));

    /** @param number from 1 to {@value #MOST} */
    static DemoCustomer number(int number, Random random, Instant now) {
        return new DemoCustomer(
                "+120255501%02d".formatted(number),
                NAMES.get((number - 1) % NAMES.size()),
                zoneWhereItIsDay(number, now),
                Money.ofCents(2_000 + random.nextInt(90_000)));
    }

    Map<String, Object> json() {
        return Map.of(
                "phone", phone,
                "firstName", firstName,
                "locale", "en-US",
                "timeZone", timeZone.getId(),
                "lifetimeValue", lifetimeValue);
    }

    /** Quiet hours would otherwise hide half of the show from whoever tries it in the evening. */
    private static ZoneId zoneWhereItIsDay(int number, Instant now) {
        var bright = ZONES.stream()
                .filter(zone -> {
                    var hour = now.atZone(zone).getHour();
                    return hour >= 9 && hour < 19;
                })
                .toList();
        return bright.get(number % bright.size());
    }
}
