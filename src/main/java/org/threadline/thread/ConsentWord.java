package org.threadline.thread;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.consent.Evidence;
import org.threadline.consent.Purpose;

/** What a customer has said about the texts of one purpose, as somebody writes it down. */
@Schema(name = "ConsentWord")
@ConsentWord.MarketingIsProven
public record ConsentWord(
        @NotNull Purpose purpose,
        @NotNull Boolean granted,

        @Size(max = 100) @Pattern(regexp = ReplyRequest.STORABLE, message = "must not hold the character NUL") @Schema(description = "Where it was said; agent when left out", examples = "phone call")
        String source,

        @Size(max = 1000) @Pattern(regexp = ReplyRequest.STORABLE, message = "must not hold the character NUL") @Schema(
                description = "What was said or agreed to",
                examples = "Asked on the phone for offers by text, up to four a month.")
        String wording) {

    Evidence evidence(String author) {
        return new Evidence(isBlank(source) ? Evidence.AGENT : source.strip(), wording, null, null, author);
    }

    /** Who is sold to by text must have agreed to that, and one must be able to show where and to which words. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Proof.class)
    @interface MarketingIsProven {
        String message() default "is needed where MARKETING is granted";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** Names the field that is missing. */
    public static class Proof implements ConstraintValidator<MarketingIsProven, ConsentWord> {

        @Override
        public boolean isValid(ConsentWord word, ConstraintValidatorContext context) {
            if (word == null || word.purpose() != Purpose.MARKETING || !Boolean.TRUE.equals(word.granted())) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            return isGiven(word.source(), "source", context) & isGiven(word.wording(), "wording", context);
        }

        private static boolean isGiven(String value, String field, ConstraintValidatorContext context) {
            if (isBlank(value)) {
                context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode(field)
                        .addConstraintViolation();
                return false;
            }
            return true;
        }
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }
}
