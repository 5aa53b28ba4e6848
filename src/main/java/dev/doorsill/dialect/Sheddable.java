package dev.doorsill.dialect;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requests to this resource wait for stores or hashes: they go through {@link dev.doorsill.load.ConcurrencyLimit}, and are refused when too
 * many are there.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Sheddable {}
