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

/** A reply says something: in its author's words, or in those that the brand has at hand. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WrittenOrSaved.Check.class)
@interface WrittenOrSaved {

    String message() default "must not be blank; it may be left out where savedReply names a reply";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the field that is missing. */
    class Check implements ConstraintValidator<WrittenOrSaved, ReplyRequest> {

        @Override
        public boolean isValid(ReplyRequest reply, ConstraintValidatorContext context) {
            if (reply == null
                    || (reply.body() == null
                            ? reply.savedReply() != null
                            : !reply.body().isBlank())) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("body")
                    .addConstraintViolation();
            return false;
        }
    }
}
