package org.threadline.wording;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.threadline.value.TemplateVersion;

/** The edits of the brands' own templates, as they are stored. Nothing is ever written over. */
@ApplicationScoped
public class TemplateVersions {

    /**
     * One edit.
     *
     * @param version from 1
     * @param body null: from then on the brand had no own text here again
     * @param author whoever wrote it
     */
    public record Edit(String key, String locale, int version, String body, String author, Instant at) {

        public TemplateVersion reference() {
            return new TemplateVersion(key, locale, version);
        }

        public boolean isWithdrawal() {
            return body == null;
        }
    }

    private static final String PRESENT = """
            select * from (
              select distinct on (key, locale) key, locale, version, wording, created_by, created_at from template
              where brand = :brand order by key, locale, version desc) as present
            where wording is not null order by key, locale""";

    private static final String OF_ONE = """
            select key, locale, version, wording, created_by, created_at from template
            where brand = :brand and key = :key and locale = :locale order by version desc""";

    private final Session entities;
    private final Clock clock;

    TemplateVersions(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Those that the brand has now, by key and locale. */
    public List<Edit> present(String brand) {
        return edits(entities.createNativeQuery(PRESENT, Object[].class).setParameter("brand", brand));
    }

    /** All edits of one, the newest first. */
    public List<Edit> of(String brand, String key, String locale) {
        return edits(one(brand, key, locale));
    }

    /** The last edit of one, also when it was taken back by it. */
    public Optional<Edit> last(String brand, String key, String locale) {
        return edits(one(brand, key, locale).setMaxResults(1)).stream().findFirst();
    }

    /** Locks the brand's templates until the transaction ends, and says that they are others from then on. */
    public void beginEdit(String brand) {
        entities.createNativeMutationQuery(
                        "update brand set wording_revision = wording_revision + 1 where key = :brand")
                .setParameter("brand", brand)
                .executeUpdate();
    }

    /** @param body null to take back what was there */
    public Edit add(String brand, TemplateVersion reference, String body, String author) {
        var edit = new Edit(reference.key(), reference.locale(), reference.version(), body, author, clock.instant());
        entities.createNativeMutationQuery("""
                        insert into template (brand, key, locale, version, wording, created_by, created_at)
                        values (:brand, :key, :locale, :version, :body, :author, :now)""")
                .setParameter("brand", brand)
                .setParameter("key", edit.key())
                .setParameter("locale", edit.locale())
                .setParameter("version", edit.version())
                .setParameter("body", body, String.class)
                .setParameter("author", author)
                .setParameter("now", edit.at())
                .executeUpdate();
        return edit;
    }

    private NativeQuery<Object[]> one(String brand, String key, String locale) {
        return entities.createNativeQuery(OF_ONE, Object[].class)
                .setParameter("brand", brand)
                .setParameter("key", key)
                .setParameter("locale", locale);
    }

    private static List<Edit> edits(NativeQuery<Object[]> query) {
        return query.getResultList().stream()
                .map(row -> new Edit(
                        (String) row[0], (String) row[1], (Integer) row[2], (String) row[3], (String) row[4], (Instant)
                                row[5]))
                .toList();
    }
}
