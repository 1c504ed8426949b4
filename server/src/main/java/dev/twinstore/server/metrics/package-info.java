/**
 * Where what the server counts and times is collected and shown. Each package counts what is its
 * own, through one class: {@code web/RequestMetrics}, {@code twin/TwinMetrics}.
 */
@NullMarked
package dev.twinstore.server.metrics;

import org.jspecify.annotations.NullMarked;
