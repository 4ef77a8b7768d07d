package org.threadline.customer;

import java.time.ZoneId;
import java.util.Optional;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Money;
import org.threadline.value.Updates;

/**
 * What is to be different about a profile (RFC 7396): a field that is left out stays as it is and is null here, one that
 * is {@code null} in JSON is to be unknown again and is empty here.
 */
@Schema(name = "ProfileChange", description = "Fields that are left out stay as they are; null takes a value away")
public class ProfileChange {

    private static final String TEXT = "[^\\x00-\\x1F\\x7F-\\x9F]*";

    @Schema(type = SchemaType.STRING, nullable = true, examples = "Ada", maxLength = 60)
    public Optional<@Size(max = 60) @Pattern(regexp = TEXT, message = "must not hold control characters") String>
            firstName;

    @Schema(type = SchemaType.STRING, nullable = true, examples = "en-US", maxLength = 35)
    public Optional<
                    @Pattern(
                            regexp = "[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,3}",
                            message = "must be a language tag, such as en-US")
                    String>
            locale;

    @Schema(type = SchemaType.STRING, nullable = true, examples = "America/New_York")
    public Optional<ZoneId> timeZone;

    @Schema(type = SchemaType.STRING, nullable = true, examples = "gold", maxLength = 40)
    public Optional<@Size(max = 40) @Pattern(regexp = TEXT, message = "must not hold control characters") String> tier;

    @Schema(
            type = SchemaType.STRING,
            nullable = true,
            enumeration = {"EVERY_STEP", "DELIVERY_DAY"},
            description = "How much of a delivery they want to hear of; as the brand has it when taken away",
            examples = "DELIVERY_DAY")
    public Optional<Updates> updates;

    @Schema(nullable = true)
    public Optional<Money> lifetimeValue;
}
