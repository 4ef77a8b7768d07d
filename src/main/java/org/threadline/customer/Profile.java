package org.threadline.customer;

import java.time.ZoneId;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.threadline.value.Money;
import org.threadline.value.PhoneNumber;

/** What a shop's event tells of a customer; all but the number may be missing. */
public record Profile(
        @NotNull PhoneNumber phone,
        @Size(max = 60) String firstName,
        @Size(max = 35) String locale,
        ZoneId timeZone,
        Money lifetimeValue) {}
