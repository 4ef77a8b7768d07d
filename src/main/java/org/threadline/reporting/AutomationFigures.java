package org.threadline.reporting;

import java.time.ZoneId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.reporting.ServiceReport.Automation;
import org.threadline.security.wall.AsMachine;

/**
 * Counts who speaks for a brand: its people or its machine. Asked as the machine, because for callers the wall between
 * brands keeps such a condition out of the index; whose brand it is has been asked before.
 */
@ApplicationScoped
@AsMachine
class AutomationFigures {

    // The same condition as the index that the daily budget is counted from.
    private static final String SPOKEN = """
            select count(*), count(*) filter (where kind <> 'AGENT') from message
            where brand = :brand and direction = 'OUTBOUND' and status not in ('QUEUED', 'CANCELED', 'FAILED')
              and coalesce(sent_at, decided_at, created_at) >= :begin and coalesce(sent_at, decided_at, created_at) < :end""";

    private static final String UNEDITED = """
            select count(*) from message
            where brand = :brand and direction = 'OUTBOUND' and kind = 'AGENT' and template is not null
              and status not in ('QUEUED', 'CANCELED', 'FAILED')
              and coalesce(sent_at, decided_at, created_at) >= :begin and coalesce(sent_at, decided_at, created_at) < :end""";

    // Only of customers with two such texts at least, looked up one by one.
    private static final String LONGEST_RUN = """
            with often as (
              select customer_id from message
              where brand = :brand and direction = 'OUTBOUND' and status not in ('QUEUED', 'CANCELED', 'FAILED')
                and coalesce(sent_at, decided_at, created_at) >= :begin
                and coalesce(sent_at, decided_at, created_at) < :end and kind <> 'AGENT'
              group by customer_id having count(*) > 1),
            said as (
              select m.customer_id, m.id, m.kind in ('CUSTOMER', 'AGENT') as word,
                coalesce(m.sent_at, m.decided_at, m.created_at) as at
              from often join message m on m.brand = :brand and m.customer_id = often.customer_id
              where m.status not in ('QUEUED', 'CANCELED', 'FAILED')
                and coalesce(m.sent_at, m.decided_at, m.created_at) >= :begin
                and coalesce(m.sent_at, m.decided_at, m.created_at) < :end),
            runs as (
              select customer_id, word, count(*) filter (where word) over (partition by customer_id order by at, id) as run
              from said)
            select coalesce(max(texts), 0) from (
              select count(*) as texts from runs where not word group by customer_id, run) alone""";

    private final Figures figures;

    AutomationFigures(Figures figures) {
        this.figures = figures;
    }

    /** @param brand one that the caller may see */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Automation of(String brand, ReportDays days, ZoneId zone) {
        Object[] spoken =
                figures.ofTimes(SPOKEN, Object[].class, brand, days, zone).getSingleResult();
        long texts = (Long) spoken[0];
        long automated = (Long) spoken[1];
        long longest = automated < 2
                ? automated
                : Math.max(
                        1,
                        figures.ofTimes(LONGEST_RUN, Long.class, brand, days, zone)
                                .getSingleResult());
        long replies = texts - automated;
        long unedited = replies == 0
                ? 0
                : figures.ofTimes(UNEDITED, Long.class, brand, days, zone).getSingleResult();
        return new Automation(
                texts,
                automated,
                Figures.share(automated, texts),
                longest,
                replies,
                unedited,
                Figures.share(unedited, replies));
    }
}
