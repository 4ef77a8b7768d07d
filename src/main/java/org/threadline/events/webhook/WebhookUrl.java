package org.threadline.events.webhook;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.threadline.value.Destinations;

/** A URL that we would call. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebhookUrl.Check.class)
@interface WebhookUrl {

    String message() default "is not a URL that can be called";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says what is wrong with it. */
    @ApplicationScoped
    class Check implements ConstraintValidator<WebhookUrl, String> {

        // Got when first asked: validators are made before there is any configuration.
        private final Instance<Destinations> destinations;

        Check(Instance<Destinations> destinations) {
            this.destinations = destinations;
        }

        @Override
        public boolean isValid(String url, ConstraintValidatorContext context) {
            if (url == null) {
                return true;
            }
            var refusal = destinations.get().refusal(url);
            refusal.ifPresent(reason -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(reason).addConstraintViolation();
            });
            return refusal.isEmpty();
        }
    }
}
