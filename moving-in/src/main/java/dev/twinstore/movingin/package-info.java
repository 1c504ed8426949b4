/**
 * Takes what other services keep in tables and buckets into a Twinstore. Knows their forms, and
 * writes by the Java SDK alone: nothing here touches Twinstore's own table and bucket.
 */
@NullMarked
package dev.twinstore.movingin;

import org.jspecify.annotations.NullMarked;
