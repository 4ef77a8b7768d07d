package org.threadline.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.wording.Moments;
import org.threadline.wording.Spoken;

/**
 * Days as a customer counts them: in their own zone, or the brand's as long as nobody has told theirs.
 *
 * @param today where the customer is
 */
record CustomersDays(ZoneId zone, LocalDate today) {

    static CustomersDays of(Brand brand, Customer customer, Instant now) {
        ZoneId zone = customer.timeZone() == null ? brand.timeZone() : ZoneId.of(customer.timeZone());
        return new CustomersDays(zone, LocalDate.ofInstant(now, zone));
    }

    /** As one says it, such as "on Friday"; null when it is unknown or over, because such a day is not announced. */
    Spoken announced(Instant arrival) {
        return isAhead(arrival) ? Moments.day(day(arrival), today) : null;
    }

    /** Whether something that was told for one moment is to be told anew for another. */
    boolean isNews(Instant told, Instant arrival) {
        return isAhead(arrival) && (told == null || !day(told).equals(day(arrival)));
    }

    /**
     * How many days later than promised.
     *
     * @param promised null when nothing was: then late is late, by a day
     */
    long late(Instant promised, Instant arrival) {
        return promised == null ? 1 : Math.max(0, ChronoUnit.DAYS.between(day(promised), day(arrival)));
    }

    /** Whether it is today or later. */
    boolean isAhead(Instant arrival) {
        return arrival != null && !day(arrival).isBefore(today);
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
