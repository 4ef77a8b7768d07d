package org.threadline.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** A link that can stand in a text: {@code http} or {@code https}, with a host, at most 500 characters. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebAddress.Check.class)
public @interface WebAddress {

    String message() default "must be an http or https address of at most 500 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The absent address is somebody else's question. */
    class Check implements ConstraintValidator<WebAddress, URI> {

        private static final int LONGEST = 500;

        @Override
        public boolean isValid(URI address, ConstraintValidatorContext context) {
            return address == null
                    || ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()))
                            && address.getHost() != null
                            && address.toString().length() <= LONGEST;
        }
    }
}
