package dev.twinstore.contract.proof.history;

/**
 * A state of a document: the one that a write made, or that a read saw.
 *
 * @param value what tells the content of one write from that of every other
 */
public record Shown(long revision, String etag, String value) implements Answer {}
