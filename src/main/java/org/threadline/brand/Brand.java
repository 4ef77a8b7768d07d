package org.threadline.brand;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.threadline.value.PhoneNumber;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A shop that texts with its customers. Its key stands in every row that is the brand's. */
@Entity
@Table(name = "brand")
public class Brand extends PanacheEntityBase {

    @Id
    private String key;

    @Column(nullable = false)
    private String name;

    @Column(name = "time_zone", nullable = false)
    private String timeZone;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private OpeningHours hours;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private Holidays holidays;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private Voice voice;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private Policies policies;

    // Counted in the store by whoever edits a template, so that no older brand in memory turns it back.
    @Column(name = "wording_revision", insertable = false, updatable = false)
    private int wordingRevision;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "sender", joinColumns = @JoinColumn(name = "brand"))
    @OrderColumn(name = "position")
    private List<Sender> senders = new ArrayList<>();

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    protected Brand() {}

    Brand(String key, Instant now) {
        this.key = key;
        this.createdAt = now;
    }

    /** A brand by key; absent when no such brand exists. */
    public static Optional<Brand> withKey(String key) {
        return Brand.<Brand>findByIdOptional(key);
    }

    /** Those of these keys that are brands, read together: who then asks for one of them asks no store. */
    public static List<Brand> withKeys(Collection<String> keys) {
        return list("from Brand b left join fetch b.senders where b.key in ?1", keys);
    }

    void become(BrandView view, Instant now) {
        name = view.name();
        timeZone = view.timeZone().getId();
        hours = view.hours();
        holidays = view.holidays();
        voice = view.voice();
        policies = view.policies();
        senders.clear();
        updatedAt = now;
    }

    /** Takes these senders; the old ones must be gone from the database first, or a changed order would collide. */
    void textFrom(List<SenderView> numbers) {
        numbers.forEach(sender -> senders.add(new Sender(sender)));
    }

    public String key() {
        return key;
    }

    public String name() {
        return name;
    }

    public ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }

    OpeningHours hours() {
        return hours;
    }

    Holidays holidays() {
        return holidays;
    }

    /** When people of this brand answer. */
    public BusinessTime businessTime() {
        return new BusinessTime(hours, holidays, timeZone());
    }

    public Voice voice() {
        return voice;
    }

    public Policies policies() {
        return policies;
    }

    /** Grows with each edit of the brand's templates; 0: it has never had any of its own. */
    public int wordingRevision() {
        return wordingRevision;
    }

    public List<Sender> senders() {
        return List.copyOf(senders);
    }

    Set<PhoneNumber> numbers() {
        return senders.stream().map(Sender::number).collect(Collectors.toCollection(HashSet::new));
    }

    /** One of this brand's senders by its number. */
    public Optional<Sender> sender(PhoneNumber number) {
        return senders.stream().filter(sender -> sender.number().equals(number)).findFirst();
    }
}
