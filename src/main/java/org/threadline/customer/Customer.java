package org.threadline.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.threadline.value.Money;
import org.threadline.value.PhoneNumber;

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

    @Column(name = "lifetime_value_amount")
    private BigDecimal lifetimeValueAmount;

    @Column(name = "lifetime_value_currency")
    private String lifetimeValueCurrency;

    private String sender;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    protected Customer() {}

    /** Keeps what the profile says; what it leaves out stays as it is. */
    void learn(Profile profile, Instant now) {
        firstName =
                profile.firstName() == null ? firstName : profile.firstName().strip();
        locale = profile.locale() == null ? locale : profile.locale();
        timeZone = profile.timeZone() == null ? timeZone : profile.timeZone().getId();
        if (profile.lifetimeValue() != null) {
            lifetimeValueAmount = profile.lifetimeValue().amount();
            lifetimeValueCurrency = profile.lifetimeValue().currency();
        }
        updatedAt = now;
    }

    /** Remembers which of the brand's numbers this customer texts with. */
    public void texted(PhoneNumber number) {
        sender = number.value();
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

    /** IANA zone of the customer, or null. */
    public String timeZone() {
        return timeZone;
    }

    public String tier() {
        return tier;
    }

    public Money lifetimeValue() {
        return Money.ofNullable(lifetimeValueAmount, lifetimeValueCurrency);
    }

    /** The number of the brand that this customer knows, or null. */
    public PhoneNumber sender() {
        return sender == null ? null : new PhoneNumber(sender);
    }
}
