package org.threadline.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Money;
import org.threadline.value.Updates;

/** A customer as the API shows them. */
@Schema(name = "Customer")
public record CustomerView(
        @Schema(examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        UUID id,

        @Schema(examples = "acme") String brand,
        @Schema(examples = "+12025550142") String phone,
        @Schema(nullable = true, examples = "Ada") String firstName,
        @Schema(nullable = true, examples = "en-US") String locale,

        @Schema(nullable = true, examples = "America/New_York")
        String timeZone,

        @Schema(nullable = true, examples = "gold") String tier,

        @Schema(
                nullable = true,
                description = "How much of a delivery they want to hear of; null: they have not chosen")
        Updates updates,

        @Schema(nullable = true) Money lifetimeValue,
        Instant createdAt,
        Instant updatedAt) {

    private static final int LENGTH_OF_A_TAG = 16;

    static CustomerView of(Customer customer) {
        return new CustomerView(
                customer.id(),
                customer.brand(),
                customer.phone().value(),
                customer.firstName(),
                customer.locale(),
                customer.timeZone(),
                customer.tier(),
                customer.updates(),
                customer.lifetimeValue(),
                customer.createdAt(),
                customer.updatedAt());
    }

    /** The version as HTTP says it: another one as soon as anything that is shown is different. */
    String tag() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest).substring(0, LENGTH_OF_A_TAG) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether an {@code If-Match} header, which may list several tags or {@code *}, names this version. */
    boolean matches(String ifMatch) {
        return Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || given.equals(tag()));
    }
}
