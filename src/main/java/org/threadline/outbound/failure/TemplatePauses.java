package org.threadline.outbound.failure;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Session;
import org.threadline.outbound.CarrierAlert;
import org.threadline.outbound.Consequence;
import org.threadline.value.Kind;

/** Templates that the carriers filter. Going on with one would cost the number its name, so all of it waits. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TemplatePauses implements Remedy {

    /** A template that waits. */
    @Schema(name = "TemplatePause")
    record Pause(
            @Schema(examples = "cart-reminder") String template,

            @Schema(description = "The carrier's code that was met too often", examples = "30007")
            String code,

            Instant pausedAt,
            @Schema(description = "Ends by itself then") Instant until) {}

    /** The same with whose it is. */
    record OfBrand(String brand, Pause pause) {}

    private final Session entities;
    private final Event<CarrierAlert> alerts;
    private final FailureConfig config;
    private final Clock clock;

    TemplatePauses(Session entities, Event<CarrierAlert> alerts, FailureConfig config, Clock clock) {
        this.entities = entities;
        this.alerts = alerts;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Consequence consequence() {
        return Consequence.PAUSE_TEMPLATE;
    }

    /** One filtered text says little, many of the last few say that it is the words. What a person sends is never held back. */
    @Override
    public void apply(Failure failure) {
        if (failure.message().origin().template() == null || failure.message().kind() == Kind.AGENT) {
            return;
        }
        String template = failure.message().origin().template().key();
        oneAfterTheOther(failure.brand(), template);
        if (lately(failure.brand(), template, failure.code()) < config.spikeFiltered()) {
            return;
        }
        boolean news = entities.createNativeMutationQuery("""
                        insert into template_pause (brand, template, code, paused_at, until)
                        values (:brand, :template, :code, :now, :until)
                        on conflict on constraint pk_template_pause do update
                        set code = excluded.code, paused_at = excluded.paused_at, until = excluded.until
                        where template_pause.until <= excluded.paused_at""")
                        .setParameter("brand", failure.brand())
                        .setParameter("template", template)
                        .setParameter("code", failure.code())
                        .setParameter("now", clock.instant())
                        .setParameter("until", clock.instant().plus(config.templatePause()))
                        .executeUpdate()
                == 1;
        if (news) {
            alerts.fire(new CarrierAlert(failure.code(), consequence(), failure.messageId(), failure.brand()));
        }
    }

    /** Failures that are heard at one moment would not see each other, and none would be the one too many. */
    private void oneAfterTheOther(String brand, String template) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 4712))", Integer.class)
                .setParameter("key", brand + " " + template)
                .getSingleResult();
    }

    /** How many of the template's last sends met this code; what was sent before its last pause ended is forgiven. */
    private int lately(String brand, String template, String code) {
        entities.flush();
        return entities.createNativeQuery("""
                        select count(*) filter (where last.error_code = :code) from (
                          select m.error_code from message m
                          where m.brand = :brand and m.template = :template
                            and m.status in ('ACCEPTED', 'SENT', 'DELIVERED', 'UNDELIVERED', 'FAILED')
                            and m.created_at > coalesce(
                              (select p.until from template_pause p where p.brand = :brand and p.template = :template),
                              '-infinity')
                          order by m.id desc limit :most) as last""", Long.class)
                .setParameter("code", code)
                .setParameter("brand", brand)
                .setParameter("template", template)
                .setParameter("most", config.spikeOf())
                .getSingleResult()
                .intValue();
    }

    /** Those of these brands that pause now, by template. */
    List<OfBrand> of(Collection<String> brands) {
        return entities
                .createNativeQuery("""
                        select brand, template, code, paused_at, until from template_pause
                        where brand in (:brands) and until > :now order by brand, template""", Object[].class)
                .setParameter("brands", brands)
                .setParameter("now", clock.instant())
                .getResultList()
                .stream()
                .map(row -> new OfBrand(
                        (String) row[0],
                        new Pause((String) row[1], (String) row[2], (Instant) row[3], (Instant) row[4])))
                .toList();
    }

    /**
     * Ends a pause; what has waited for it is due.
     *
     * @return false when the template does not pause
     */
    boolean lift(String brand, String template) {
        boolean paused = entities.createNativeMutationQuery("""
                        update template_pause set until = :now
                        where brand = :brand and template = :template and until > :now""")
                        .setParameter("now", clock.instant())
                        .setParameter("brand", brand)
                        .setParameter("template", template)
                        .executeUpdate()
                == 1;
        if (paused) {
            entities.createNativeMutationQuery("""
                            update message set due_at = :now
                            where brand = :brand and template = :template and status = 'QUEUED' and decision = :reason""")
                    .setParameter("now", clock.instant())
                    .setParameter("brand", brand)
                    .setParameter("template", template)
                    .setParameter("reason", TemplatePauseCheck.reason(template))
                    .executeUpdate();
        }
        return paused;
    }
}
