package dev.twinstore.contract.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks tests of reports by the queue, and of notices. Against a server that somebody else started
 * they run where {@code TWINSTORE_QUEUE} and {@code TWINSTORE_TOPIC} say what it was given; else
 * they are listed by name and reported as skipped. Classes that {@linkplain NeedsFaults need
 * faults}, too, have a server of their own there, where {@code TWINSTORE_TEST_AWS} says beside
 * which AWS endpoint.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsQueue {}
