package dev.twinstore.server.twin;

import java.util.Optional;

/**
 * What one page of a sweep saw and did, or would have done in a dry run.
 *
 * @param seen objects and rows looked at
 * @param removed orphans, and answers of expired idempotency records, deleted
 * @param restored copies made again from their rows
 * @param lost copies missing or damaged that alone held their document's content
 * @param next the cursor of the next page; empty at the end of the sweep
 */
public record SweepPage(int seen, int removed, int restored, int lost, Optional<String> next) {}
