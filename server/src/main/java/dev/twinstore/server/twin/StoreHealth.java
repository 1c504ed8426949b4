package dev.twinstore.server.twin;

/**
 * What asking the stores found.
 *
 * @param prepared whether table and bucket have been usable since the start
 * @param tableUsable whether the table answers now
 * @param bucketUsable whether the bucket answers now
 */
public record StoreHealth(boolean prepared, boolean tableUsable, boolean bucketUsable) {}
