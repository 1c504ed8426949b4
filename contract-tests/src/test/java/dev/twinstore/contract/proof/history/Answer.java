package dev.twinstore.contract.proof.history;

/** What a client was told: a state of the document, or a word. */
public sealed interface Answer permits Shown, Told {}
