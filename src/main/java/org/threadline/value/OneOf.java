package org.threadline.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** Some constants of an enum, where not all of them may be said. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneOf.Check.class)
public @interface OneOf {

    String[] value();

    String message() default "must be one of {value}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The absent constant is somebody else's question. */
    class Check implements ConstraintValidator<OneOf, Enum<?>> {

        private List<String> allowed;

        @Override
        public void initialize(OneOf constraint) {
            allowed = List.of(constraint.value());
        }

        @Override
        public boolean isValid(Enum<?> constant, ConstraintValidatorContext context) {
            return constant == null || allowed.contains(constant.name());
        }
    }
}
