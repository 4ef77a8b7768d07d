package org.threadline.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.threadline.value.Money;
import org.threadline.value.PhoneNumber;
import org.threadline.value.Updates;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A person, as one brand knows them. Two brands that know the same number know two customers. */
@Entity
@Table(name = "customer")
public class Customer extends PanacheEntityBase {

    @Id
    private UUID id;

    @Column(nullable = false)
    private String brand;

    @Column(nullable = false)
    private String phone;

    @Column(name = "first_name")
    private String firstName;

    private String locale;

    @Column(name = "time_zone")
    private String timeZone;

    private String tier;

    @Enumerated(EnumType.STRING)
    private Updates updates;

    @Column(name = "lifetime_value_amount")
    private BigDecimal lifetimeValueAmount;

    @Column(name = "lifetime_value_currency")
    private String lifetimeValueCurrency;

    private String sender;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Column(name = "erased_at")
    private Instant erasedAt;

    protected Customer() {}

    /** Keeps what the profile says; what it leaves out stays as it is. */
    void learn(Profile profile, Instant now) {
        firstName =
                profile.firstName() == null ? firstName : profile.firstName().strip();
        locale = profile.locale() == null ? locale : tag(profile.locale());
        timeZone = profile.timeZone() == null ? timeZone : profile.timeZone().getId();
        if (profile.lifetimeValue() != null) {
            lifetimeValueAmount = profile.lifetimeValue().amount();
            lifetimeValueCurrency = profile.lifetimeValue().currency();
        }
        updatedAt = now;
    }

    /** Shops also write {@code es_MX}; what is no locale at all is kept as they say it, and no template is in it. */
    private static String tag(String locale) {
        Locale read = Locale.forLanguageTag(locale.strip().replace('_', '-'));
        return read.getLanguage().isEmpty() ? locale : read.toLanguageTag();
    }

    /** Takes in what somebody says of the profile, also that something is to be unknown again. */
    void become(ProfileChange change, Instant now) {
        if (change.firstName != null) {
            firstName = change.firstName.map(String::strip).orElse(null);
        }
        if (change.locale != null) {
            locale = change.locale.map(Customer::tag).orElse(null);
        }
        if (change.timeZone != null) {
            timeZone = change.timeZone.map(ZoneId::getId).orElse(null);
        }
        if (change.tier != null) {
            tier = change.tier.map(String::strip).orElse(null);
        }
        if (change.updates != null) {
            updates = change.updates.orElse(null);
        }
        if (change.lifetimeValue != null) {
            lifetimeValueAmount = change.lifetimeValue.map(Money::amount).orElse(null);
            lifetimeValueCurrency = change.lifetimeValue.map(Money::currency).orElse(null);
        }
        updatedAt = now;
    }

    /** Nothing of a person is left; the row stays, because what was counted hangs on it. */
    void forget(Instant now) {
        phone = "erased-" + id;
        firstName = null;
        locale = null;
        timeZone = null;
        tier = null;
        updates = null;
        lifetimeValueAmount = null;
        lifetimeValueCurrency = null;
        sender = null;
        updatedAt = now;
        erasedAt = now;
    }

    /** Remembers which of the brand's numbers this customer texts with. */
    public void texted(PhoneNumber number) {
        sender = number.value();
    }

    /**
     * Chooses how much of a delivery to hear of.
     *
     * @return whether that is another choice than before
     */
    public boolean choose(Updates wanted, Instant now) {
        if (updates == wanted) {
            return false;
        }
        updates = wanted;
        updatedAt = now;
        return true;
    }

    public UUID id() {
        return id;
    }

    public String brand() {
        return brand;
    }

    public PhoneNumber phone() {
        return new PhoneNumber(phone);
    }

    /** First name, or null when nobody has told us. */
    public String firstName() {
        return firstName;
    }

    /** BCP 47, such as {@code en-US}, or null. */
    public String locale() {
        return locale;
    }

    /** What they read; empty when nobody has told. */
    public Optional<Locale> language() {
        return Optional.ofNullable(locale).map(Locale::forLanguageTag);
    }

    /** IANA zone of the customer, or null. */
    public String timeZone() {
        return timeZone;
    }

    public String tier() {
        return tier;
    }

    /** How much of a delivery they want to hear of; null as long as they have not chosen. */
    public Updates updates() {
        return updates;
    }

    public Money lifetimeValue() {
        return Money.ofNullable(lifetimeValueAmount, lifetimeValueCurrency);
    }

    /** The number of the brand that this customer knows, or null. */
    public PhoneNumber sender() {
        return sender == null ? null : new PhoneNumber(sender);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** Whether the person behind it was erased; then there is nobody to text. */
    public boolean isErased() {
        return erasedAt != null;
    }
}
