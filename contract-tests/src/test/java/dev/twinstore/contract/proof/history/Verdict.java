package dev.twinstore.contract.proof.history;

import java.util.List;

/**
 * What the checker found.
 *
 * @param operations how many it looked at
 * @param steps what that cost, counted and not timed
 */
public record Verdict(long operations, List<Violation> violations, long steps) {}
