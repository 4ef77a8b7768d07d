package org.threadline.thread;

import java.math.BigDecimal;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * What an agent would like to give.
 *
 * @param amount in the brand's currency of vouchers
 * @param reason for colleagues; the customer never reads it
 */
@Schema(name = "GoodwillRequest")
record GoodwillRequest(
        @NotNull @DecimalMin("0.01") @Digits(integer = 7, fraction = 2) @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Schema(type = SchemaType.STRING, examples = "10.00")
        BigDecimal amount,

        @NotBlank @Size(max = 500) @Pattern(regexp = ReplyRequest.STORABLE, message = "must not hold the character NUL") @Schema(examples = "The parcel came a week late")
        String reason) {}
