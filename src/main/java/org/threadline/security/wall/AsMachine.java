package org.threadline.security.wall;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * Works for all brands and on nobody's behalf: a job, the carrier's webhooks, the shops' events. Transactions that begin in
 * here see every row. Whatever has neither this nor a caller sees none, so to forget it is to find out at once.
 */
@InterceptorBinding
@Inherited
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AsMachine {}
